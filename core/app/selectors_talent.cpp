#include "core/app/selectors_talent.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"

namespace app {

namespace {

using records::EntityKind;

constexpr int k_boxes[3][3] = {{1, 3, 6}, {2, 5, 8}, {4, 7, 9}};  // [performance][potential], low to high

struct Weighted {
    scoring::PartKind part{};
    std::int64_t weight = 0;
};
struct TalentModel {
    std::vector<Weighted> performance;
    std::vector<Weighted> potential;
    TalentThresholds thresholds;

    static const TalentModel& standard() {
        static const TalentModel model = read();
        return model;
    }

private:
    /// The file is part of the build: what does not fit is a bug.
    static TalentModel read() {
        const auto json = base::parse_json(base::asset("scores/talent.json"));
        BASE_ASSERT(json);
        const auto member = [](const base::Json& parent, const char* name) -> const base::Json& {
            const base::Json* found = base::find_member(parent, name);
            BASE_ASSERT(found);
            return *found;
        };
        const auto number = [&](const base::Json& parent, const char* name) { return *base::as_integer(member(parent, name)); };
        const auto parts = [&](const char* side) {
            std::vector<Weighted> result;
            for (const auto& [id, weight] : member(*json, side).items()) {
                const auto& known = scoring::Model::standard().parts;
                const auto part = std::ranges::find(known, id, &scoring::Part::id);
                BASE_ASSERT(part != known.end());
                result.push_back({part->kind, *base::as_integer(weight)});
            }
            return result;
        };
        TalentModel model{parts("performance"), parts("potential"), {}};
        const base::Json& limits = member(*json, "thresholds");
        model.thresholds = {number(limits, "performance_middle"), number(limits, "performance_high"), number(limits, "potential_middle"),
                            number(limits, "potential_high")};
        return model;
    }
};

constexpr std::int64_t k_full = 1000;

/// The weighted mean of parts, as thousandths of their full share.
class Mean {
public:
    void add(const scoring::PartResult& part, std::int64_t weight) {
        constexpr std::int64_t k_part = scoring::k_full_share / k_full;
        sum_.worst += weight * part.worst_share / k_part;
        sum_.expected += weight * part.share / k_part;
        sum_.best += weight * part.best_share / k_part;
        // That nobody was ever punished says nothing of what somebody can do, nor an award how the work was rated.
        const bool says_much = part.kind != scoring::PartKind::integrity && part.kind != scoring::PartKind::support;
        sum_.is_known = sum_.is_known || (says_much && (part.worst_share > 0 || part.best_share < scoring::k_full_share));
        weight_ += weight;
    }
    [[nodiscard]] TalentShare share() const {
        const std::int64_t weight = std::max<std::int64_t>(weight_, 1);
        return {sum_.worst / weight, sum_.expected / weight, sum_.best / weight, sum_.is_known};
    }

private:
    TalentShare sum_;
    std::int64_t weight_ = 0;
};

int level(std::int64_t share, std::int64_t middle, std::int64_t high) {
    constexpr std::int64_t k_percent = k_full / 100;
    return share >= high * k_percent ? 2 : share >= middle * k_percent ? 1 : 0;
}

}  // namespace

TalentThresholds talent_thresholds(const records::Registry& registry) {
    const TalentThresholds published = TalentModel::standard().thresholds;
    const auto field = registry.catalogue().index(EntityKind::setting, "value");
    const auto set = [&](const char* name, std::int64_t otherwise) {
        const records::Record* setting = registry.table(EntityKind::setting).find(std::string("talent.") + name);
        return setting ? base::parse_integer(records::as_text(setting->values[field])).value_or(-1) : otherwise;
    };
    const TalentThresholds wanted = {set("performance_middle", published.performance_middle), set("performance_high", published.performance_high),
                                     set("potential_middle", published.potential_middle), set("potential_high", published.potential_high)};
    const auto fits = [](std::int64_t middle, std::int64_t high) { return 0 <= middle && middle < high && high <= 100; };
    return fits(wanted.performance_middle, wanted.performance_high) && fits(wanted.potential_middle, wanted.potential_high) ? wanted : published;
}

namespace {

std::optional<TalentPlace> place(const planning::Assessment& assessment, const TalentThresholds& limits, std::uint32_t row) {
    const std::uint32_t seat = assessment.seating().seat_of(row);
    if (seat == records::k_no_row) return std::nullopt;
    const TalentModel& model = TalentModel::standard();
    const scoring::Breakdown own = assessment.scorer().explain(row, seat);
    Mean performance;
    Mean potential;
    const auto add = [&](const std::vector<Weighted>& side, Mean& mean) {
        for (const Weighted& one : side) {
            const scoring::PartResult& part = own.parts[static_cast<std::size_t>(one.part)];
            const bool may_lack = one.part == scoring::PartKind::potential || one.part == scoring::PartKind::support;
            if (!may_lack || !part.fact.key.ends_with(".missing")) mean.add(part, one.weight);
        }
    };
    add(model.performance, performance);
    add(model.potential, potential);
    TalentPlace place{row, performance.share(), potential.share(), 0, false};
    const records::Registry& registry = assessment.registry();
    const records::Record& employee = registry.table(EntityKind::employee).rows()[row];
    place.source_box = static_cast<int>(records::as_integer(registry.value(EntityKind::employee, employee, "source_talent_box")).value_or(0));
    if (!place.performance.is_known || !place.potential.is_known) return place;
    const auto box = [&](std::int64_t y, std::int64_t x) {
        return k_boxes[level(y, limits.performance_middle, limits.performance_high)][level(x, limits.potential_middle, limits.potential_high)];
    };
    place.box = box(place.performance.expected, place.potential.expected);
    place.is_sure = box(place.performance.worst, place.potential.worst) == box(place.performance.best, place.potential.best);
    return place;
}

}  // namespace

std::optional<TalentPlace> talent_of(const planning::Assessment& assessment, std::uint32_t row) {
    return place(assessment, talent_thresholds(assessment.registry()), row);
}

TalentBoard talent_board(const planning::Assessment& assessment) {
    TalentRun run(assessment);
    while (run.step()) {
    }
    return run.result();
}

std::vector<TalentPlace> differing(const TalentBoard& board) {
    std::vector<TalentPlace> found;
    for (const auto& people : board) std::ranges::copy_if(people, std::back_inserter(found), &TalentPlace::differs);
    return found;
}

TalentRun::TalentRun(const planning::Assessment& assessment) : assessment_(&assessment), limits_(talent_thresholds(assessment.registry())) {}

bool TalentRun::step() {
    constexpr std::uint32_t k_people_a_step = 400;  // some milliseconds in a browser
    const std::uint32_t end = std::min(assessment_->seating().people(), next_ + k_people_a_step);
    for (; next_ < end; ++next_)
        if (const auto one = place(*assessment_, limits_, next_)) board_[static_cast<std::size_t>(one->box)].push_back(*one);
    if (next_ < assessment_->seating().people()) return true;
    for (auto& people : board_)
        base::sort(people, std::ranges::greater(), [](const TalentPlace& one) { return one.performance.expected + one.potential.expected; });
    return false;
}

float TalentRun::share() const { return static_cast<float>(next_) / static_cast<float>(std::max(assessment_->seating().people(), 1u)); }

}  // namespace app
