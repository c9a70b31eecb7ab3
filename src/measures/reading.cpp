#include "measures/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace alongside::measures {
namespace {

std::string beneath(const std::string& path, std::string_view name) {
    return fmt::format("{}/{}", path, name);
}

}  // namespace

void Faults::add(std::string_view path, std::string sentence) {
    if (faults_.size() >= most) return;
    // A field's name comes from outside; this much is enough to find it.
    std::string kept(path.substr(0, 200));
    while (!kept.empty() && !normalized(kept)) kept.pop_back();
    faults_.push_back({file_, std::move(kept), std::move(sentence)});
}

std::optional<Node> Node::field(std::string_view name) const {
    const auto* fields = value_->if_object();
    const auto* found =
        fields != nullptr ? fields->if_contains({name.data(), name.size()}) : nullptr;
    if (found == nullptr) return std::nullopt;
    return Node(*found, beneath(path_, name), *faults_);
}

std::optional<Node> Node::needed(std::string_view name) const {
    auto found = field(name);
    if (!found) fault(fmt::format("\"{}\" is missing. Add it.", name));
    return found;
}

std::vector<Node> Node::list(std::string_view name) const {
    std::vector<Node> nodes;
    const auto found = field(name);
    if (!found) return nodes;
    const auto* items = found->value().if_array();
    if (items == nullptr) {
        found->fault("A list is needed here. Put what stands here between [ and ].");
        return nodes;
    }
    for (std::size_t i = 0; i < items->size(); ++i) {
        nodes.emplace_back((*items)[i], beneath(found->path(), std::to_string(i)), *faults_);
    }
    return nodes;
}

std::optional<std::string> Node::text(std::size_t most) const {
    const auto* own = value_->if_string();
    auto kept = own != nullptr ? normalized({own->data(), own->size()}) : std::nullopt;
    if (!kept || kept->empty() || count_characters(*kept) > most) {
        fault(fmt::format("Text of 1 to {} characters is needed here.", most));
        return std::nullopt;
    }
    return kept;
}

std::optional<double> Node::number() const {
    constexpr double most = 1e6;  // beyond any score
    boost::json::error_code error;
    const double number = value_->is_number() ? value_->to_number<double>(error) : NAN;
    if (!error && std::abs(number) <= most) return number;
    fault("A number from -1000000 to 1000000 is needed here.");
    return std::nullopt;
}

std::optional<bool> Node::flag() const {
    if (const auto* own = value_->if_bool()) return *own;
    fault("Use true or false here.");
    return std::nullopt;
}

std::string Node::text_of(std::string_view name, bool is_needed, std::size_t most) const {
    const auto found = is_needed ? needed(name) : field(name);
    return found ? found->text(most).value_or("") : "";
}

std::vector<Node> extensions(const Node& of, std::string_view url) {
    std::vector<Node> found = of.list("extension");
    std::erase_if(found, [&](const Node& node) {
        const auto own = node.field("url");
        const auto* text = own ? own->value().if_string() : nullptr;
        return text == nullptr || std::string_view(text->data(), text->size()) != url;
    });
    return found;
}

std::optional<Node> value_of(const Node& extension) {
    if (const auto* fields = extension.value().if_object()) {
        for (const auto& field : *fields) {
            const std::string_view name(field.key().data(), field.key().size());
            if (name.starts_with("value")) return extension.field(name);
        }
    }
    extension.fault("This extension has no value. Add one, such as \"valueString\".");
    return std::nullopt;
}

Parts::Parts(const Node& extension) : node_(extension) {
    for (const Node& part : extension.list("extension")) {
        const std::string url = part.text_of("url", true, longest_code);
        if (!url.empty()) parts_.emplace_back(url, part);
    }
}

std::vector<Node> Parts::all(std::string_view url) {
    asked_.emplace(url);
    std::vector<Node> found;
    for (const auto& [name, node] : parts_) {
        if (name == url) found.push_back(node);
    }
    return found;
}

std::optional<Node> Parts::one(std::string_view url) {
    const auto found = all(url);
    if (found.empty()) return std::nullopt;
    if (found.size() > 1) found[1].fault(fmt::format("\"{}\" is here twice. Keep one.", url));
    return value_of(found.front());
}

std::string Parts::text(std::string_view url, bool is_needed) {
    const auto found = one(url);
    if (!found && is_needed) node_.fault(fmt::format("The part \"{}\" is missing. Add it.", url));
    return found ? found->text().value_or("") : "";
}

std::vector<std::string> Parts::texts(std::string_view url) {
    std::vector<std::string> texts;
    for (const Node& part : all(url)) {
        const auto value = value_of(part);
        if (auto text = value ? value->text(longest_code) : std::nullopt) {
            texts.push_back(std::move(*text));
        }
    }
    return texts;
}

std::optional<double> Parts::number(std::string_view url) {
    const auto found = one(url);
    return found ? found->number() : std::nullopt;
}

int Parts::whole(std::string_view url, int lowest, int highest, int otherwise) {
    const auto found = number(url);
    if (!found) return otherwise;
    if (*found >= lowest && *found <= highest && std::floor(*found) == *found) {
        return static_cast<int>(*found);
    }
    all(url).front().fault(
        fmt::format("A whole number from {} to {} is needed here.", lowest, highest));
    return otherwise;
}

bool Parts::flag(std::string_view url, bool otherwise) {
    const auto found = one(url);
    return found ? found->flag().value_or(otherwise) : otherwise;
}

Worded Parts::words() {
    Worded words;
    for (const char* language : {"en", "es"}) {
        if (auto text = this->text(language); !text.empty()) words[language] = std::move(text);
    }
    return words;
}

std::size_t Parts::choice(std::string_view url, std::initializer_list<std::string_view> codes) {
    const auto found = one(url);
    if (!found) return 0;
    const auto own = found->text(longest_code);
    const auto place = own ? std::ranges::find(codes, std::string_view(*own)) : codes.end();
    if (place != codes.end()) return static_cast<std::size_t>(place - codes.begin());
    if (own) found->fault(fmt::format("Use one of: {}.", fmt::join(codes, ", ")));
    return 0;
}

void Parts::finish() const {
    for (const auto& [url, node] : parts_) {
        if (asked_.contains(url)) continue;
        node.fault("This part is not known here. Leave it out, or check its spelling.");
    }
}

}  // namespace alongside::measures
