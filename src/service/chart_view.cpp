// Everything a client measures on one time axis, thinned where there is too much to draw.
#include "service/client_views.hpp"

#include "views/chart.hpp"

namespace alongside::service {
namespace {

using std::chrono::sys_days;

/// The days that a chart shows, and how many points of each line.
struct Frame {
    Instant from{};
    Instant to{};  ///< not part of it
    std::size_t most = 0;
    Instant now{};
};

/// In which zone the client's days are: that of their rhythm, else of what they last wrote.
std::string zone_of(const Record& record) {
    if (const RhythmChosen* rhythm = rhythm_of(record.checkins, "checkin")) {
        return rhythm->zone.text();
    }
    if (!record.checkins.items.empty()) return record.checkins.items.back().by.at.zone;
    if (!record.measures.sheets.empty()) return record.measures.sheets.back().by.at.zone;
    return "UTC";
}

void sort_by_time(std::vector<ChartPoint>& points) {
    std::ranges::stable_sort(points, {}, &ChartPoint::at);
}

/// Puts points into a line: those of the frame, thinned, and what was usual before.
/// @returns whether any were left out
bool fill(ChartSeries& series, std::vector<ChartPoint> points, const Frame& frame) {
    sort_by_time(points);
    if (const auto usual = usual_of(points, std::min(frame.now, frame.to))) {
        series.usual = usual->middle;
        series.usual_low = usual->low;
        series.usual_high = usual->high;
    }
    std::erase_if(points, [&](const ChartPoint& point) {
        return point.at < frame.from || point.at >= frame.to;
    });
    series.of = std::ssize(points);
    for (const ChartPoint& point : thinned(points, frame.most)) {
        series.at.push_back(to_milliseconds(point.at));
        series.values.push_back(point.value);
    }
    return std::ssize(series.at) < series.of;
}

template <class Value>
std::vector<ChartPoint> checkin_points(const Checkins& checkins, Value&& value) {
    std::vector<ChartPoint> points;
    for (const CheckinPage& page : checkins.numbers) {
        for (const CheckinNumbers& numbers : page.checkins) {
            if (const auto answer = value(numbers)) points.push_back({numbers.at, *answer});
        }
    }
    return points;
}

void add_questions(ChartView& view, const Checkins& checkins, const Frame& frame) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<CheckinQuestion>>([&](auto d) {
        const auto place = static_cast<std::size_t>(d.value);
        auto points =
            checkin_points(checkins, [&](const CheckinNumbers& numbers) -> std::optional<double> {
                const std::int8_t answer = numbers.values[place];
                return answer < 0 ? std::nullopt : std::optional<double>(answer);
            });
        if (points.empty()) return;
        ChartSeries series;
        series.id = std::string("checkin.") + d.name;
        view.thinned = fill(series, std::move(points), frame) || view.thinned;
        view.series.push_back(std::move(series));
    });
}

void add_own_questions(ChartView& view, const Checkins& checkins, const Frame& frame) {
    for (const CheckinItem& item : checkins.own_items) {
        auto points =
            checkin_points(checkins, [&](const CheckinNumbers& numbers) -> std::optional<double> {
                const auto found = std::ranges::find(numbers.own, *item.own, &OwnAnswer::item);
                if (found == numbers.own.end()) return std::nullopt;
                return found->value.value;
            });
        if (points.empty()) continue;
        ChartSeries series;
        series.id = "own." + item.own->text();
        if (item.words) series.words = *item.words;
        view.thinned = fill(series, std::move(points), frame) || view.thinned;
        view.series.push_back(std::move(series));
    }
}

}  // namespace

/// The total of each sheet, and its subscales where there is no total.
void ClientViews::add_instruments(ChartView& view, const Record& record, Instant from, Instant to,
                                  std::size_t most, Instant now) {
    std::map<std::string, std::vector<ChartPoint>> lines;
    std::map<std::string, const measures::Definition*> of;
    for (const Sheet& sheet : record.measures.sheets) {
        const auto score = instruments_.score(sheet.said);
        const auto* definition =
            instruments_.find(sheet.said.instrument.text(), sheet.said.version_of.text());
        if (!score || definition == nullptr) continue;
        const auto add = [&](const std::string& line, std::optional<double> value) {
            if (!value) return;
            lines[line].push_back({sheet.by.at.at, *value});
            of[line] = definition;
        };
        add(definition->id, score->total);
        if (score->total) continue;
        for (const auto& [scale, value] : score->subscales)
            add(definition->id + "." + scale, value);
    }
    for (auto& [line, points] : lines) {
        const auto& definition = *of[line];
        ChartSeries series;
        series.id = line;
        series.title = bilingual(definition.title);
        const auto [low, high] = reach_of_line(definition, line);
        series.lowest = low;
        series.highest = high;
        if (line == definition.id) series.change_points = definition.change.points;
        view.thinned = fill(series, std::move(points), {from, to, most, now}) || view.thinned;
        view.series.push_back(std::move(series));
    }
}

std::vector<ChartMarker> ClientViews::markers(const Record& record, Instant from, Instant to,
                                              Instant now) {
    std::vector<ChartMarker> all;
    const auto add = [&](MarkerSort sort, Instant at, Day on, std::optional<Words> words) {
        if (at >= from && at < to) {
            all.push_back({sort, on, to_milliseconds(at), std::move(words)});
        }
    };
    const auto add_moment = [&](MarkerSort sort, const Moment& at, std::optional<Words> words) {
        add(sort, at.at, local_day(at.zone, at.at), std::move(words));
    };
    for (const Goal& goal : record.plan.goals) {
        if (goal.accepted_at)
            add_moment(MarkerSort::goal_accepted, *goal.accepted_at, goal.words());
        if (goal.state == GoalState::achieved) {
            add_moment(MarkerSort::goal_achieved, goal.changed_at, goal.words());
        }
    }
    for (const auto& event : record.measures.events) {
        const auto noon = from_local(event.by.at.zone, event.what.on, std::chrono::hours{12});
        add(MarkerSort::life_event, noon, event.what.on, event.what.words);
    }
    for (const Setback& setback : record.setbacks.items) {
        add_moment(MarkerSort::setback, setback.by.at, std::nullopt);
    }
    for (const auto& review : record.plan.reviews) {
        add_moment(MarkerSort::review, review.by.at, std::nullopt);
    }
    for (const Support& support : record.supports.items) {
        for (const Visit& visit : support.visits) {
            const Instant noon = sys_days{visit.report.went_on} + std::chrono::hours{12};
            add(MarkerSort::support_attended, noon, visit.report.went_on, support.name);
        }
    }
    for (const Appointment& one : record.appointments.items) {
        const bool was_held =
            one.state == AppointmentState::agreed || one.state == AppointmentState::attended;
        if (was_held && one.what.starts.at <= now) {
            add_moment(MarkerSort::appointment, one.what.starts, one.what.words);
        }
    }
    if (record.story.treatment_ended) {
        add_moment(MarkerSort::treatment_ended, record.story.treatment_ended->at, std::nullopt);
    }
    std::ranges::stable_sort(all, {}, &ChartMarker::at);
    return all;
}

Result<ChartView> ClientViews::chart(const Reader& reader, const SubjectId& subject,
                                     const ChartAsked& asked) {
    const auto seen = see(reader, subject, Part::chart);
    if (!seen) return seen.error();
    const Record& record = *seen->record;
    ChartView view;
    view.zone = zone_of(record);
    view.to = asked.to.value_or(local_day(view.zone, seen->now));
    view.from = asked.from.value_or(Day{sys_days{view.to} - usual_chart});
    const Frame frame{
        from_local(view.zone, view.from, std::chrono::minutes{0}),
        from_local(view.zone, sys_days{view.to} + std::chrono::days{1}, std::chrono::minutes{0}),
        asked.points, seen->now};
    add_questions(view, record.checkins, frame);
    add_own_questions(view, record.checkins, frame);
    add_instruments(view, record, frame.from, frame.to, frame.most, frame.now);
    view.markers = markers(record, frame.from, frame.to, frame.now);
    view.head = seen->head;
    return view;
}

}  // namespace alongside::service
