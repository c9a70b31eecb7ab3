#include "measures/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace alongside::measures {
namespace {

using Values = std::vector<std::optional<double>>;
constexpr std::string_view total_scale = "total";

/// One run over one sheet.
class Run {
public:
    Run(const Definition& definition, const Answers& answers) : definition_(definition) {
        for (const Answer& answer : answers) values_.push_back(answer.value);
        score_.instrument = definition.id;
        score_.version = definition.version;
        // Declining is told as what it is; to the rules it is a missing answer.
        if (std::ranges::any_of(answers, &Answer::is_declined)) is_declined_ = true;
    }

    Score go() {
        if (!stops_at_gate()) {
            fill_skipped();
            for (const Scale& scale : definition_.scales) {
                scales_[scale.id] = evaluate(definition_, scale, values_, scales_);
            }
            settle();
        }
        name_flags();
        name_band();
        return std::move(score_);
    }

private:
    bool stops_at_gate() {
        if (!definition_.gate) return false;
        const auto& gate = values_[definition_.gate->item];
        if (gate && *gate != definition_.gate->closed) return false;
        if (!gate) {
            score_.rule = "gate-missing";
            for (const Scale& scale : definition_.scales) scales_[scale.id] = {};
            keep_numbers();
            return true;
        }
        score_.status = Status::scored;
        score_.rule = "gate-closed";
        score_.flags.emplace_back("gate-closed");
        for (const Scale& scale : definition_.scales) {
            scales_[scale.id] = {Reach{}, Reach{}, 0, score_.rule};
        }
        keep_numbers();
        return true;
    }

    void fill_skipped() {
        for (const Skip& skip : definition_.skips) {
            if (!holds(skip.when, values_, scales_)) continue;
            for (const std::size_t place : skip.items) {
                if (values_[place]) continue;
                values_[place] = 0;
                has_skipped_ = true;
            }
        }
    }

    [[nodiscard]] bool lacks_needed() const {
        return std::ranges::any_of(definition_.needed, [&](const Needed& needed) {
            if (!needed.when.empty() && !holds(needed.when, values_, scales_)) return false;
            return std::ranges::any_of(needed.items,
                                       [&](std::size_t place) { return !values_[place]; });
        });
    }

    /// Status and rule, then the numbers.
    void settle() {
        const auto total = scales_.find(total_scale);
        if (lacks_needed()) {
            score_.rule = "incomplete";
            is_incomplete_ = true;
        } else if (total != scales_.end()) {
            const Scaled& scaled = total->second;
            const bool is_one = scaled.rounded && scaled.rounded->low == scaled.rounded->high;
            score_.rule = scaled.rule == "sum" && has_skipped_ ? "skip" : scaled.rule;
            if (is_one) score_.status = scaled.filled > 0 ? Status::prorated : Status::scored;
        } else if (definition_.scales.empty()) {
            score_.status = Status::scored;
            score_.rule = "levels";
        } else {
            const auto is_there = [](const auto& scale) {
                return scale.second.rounded.has_value();
            };
            if (std::ranges::any_of(scales_, is_there)) score_.status = Status::scored;
            score_.rule = "subscales";
        }
        keep_numbers();
    }

    void keep_numbers() {
        for (const auto& [id, scaled] : scales_) {
            const auto& rounded = scaled.rounded;
            const bool is_one = rounded && rounded->low == rounded->high;
            if (id != total_scale) {
                score_.subscales[id] = is_one ? std::optional(rounded->low) : std::nullopt;
            } else if (is_one && !is_incomplete_) {
                score_.total = rounded->low;
            } else if (rounded && !is_incomplete_) {
                score_.subscales["lowest"] = rounded->low;
                score_.subscales["highest"] = rounded->high;
            }
        }
    }

    void name_flags() {
        const bool is_prorated = score_.status == Status::prorated;
        for (const Flag& flag : definition_.flags) {
            if (is_prorated && !flag.is_for_prorated) continue;
            if (holds(flag.when, values_, scales_)) score_.flags.push_back(flag.code);
        }
        const auto total = scales_.find(total_scale);
        if (is_prorated) score_.flags.push_back(fmt::format("prorated({})", total->second.filled));
        if (is_incomplete_) score_.flags.emplace_back("needs-a-person");
        if (is_declined_) score_.flags.emplace_back("declined");
    }

    void name_band() {
        if (is_incomplete_) return;
        const auto total = scales_.find(total_scale);
        const auto reach = total != scales_.end() ? total->second.rounded : std::nullopt;
        for (const Band& band : definition_.bands) {
            const auto is_in = [&](double value) {
                return (!band.from || value >= *band.from) && (!band.to || value <= *band.to);
            };
            const bool is_it = band.when.empty() ? reach && is_in(reach->low) && is_in(reach->high)
                                                 : holds(band.when, values_, scales_);
            if (!is_it) continue;
            score_.band = band.code;
            if (!band.is_confirmed) score_.flags.emplace_back("band-not-confirmed");
            return;
        }
    }

    const Definition& definition_;
    Values values_;
    Scales scales_;
    Score score_;
    bool has_skipped_ = false;
    bool is_incomplete_ = false;
    bool is_declined_ = false;
};

void write_number(std::string& out, const std::optional<double>& number) {
    if (!number) {
        out += "null";
    } else {
        json::write(out, *number);
    }
}

}  // namespace

std::string_view name_of(Status status) {
    switch (status) {
        case Status::scored:
            return "scored";
        case Status::prorated:
            return "prorated";
        default:
            return "not-scored";
    }
}

Score score(const Definition& definition, const Answers& answers) {
    check(answers.size() == definition.items.size());
    return Run(definition, answers).go();
}

std::string to_json(const Score& score) {
    std::string out = "{\"instrument\":";
    json::write(out, score.instrument);
    out += ",\"version\":";
    json::write(out, score.version);
    out += ",\"status\":";
    json::write(out, std::string(name_of(score.status)));
    out += ",\"total\":";
    write_number(out, score.total);
    out += ",\"band\":";
    json::write(out, score.band);
    out += ",\"subscales\":{";
    for (const auto& [id, number] : score.subscales) {
        if (out.back() != '{') out += ',';
        json::write(out, id);
        out += ':';
        write_number(out, number);
    }
    out += "},\"flags\":";
    json::write(out, score.flags);
    out += ",\"rule\":";
    json::write(out, score.rule);
    out += '}';
    return out;
}

}  // namespace alongside::measures
