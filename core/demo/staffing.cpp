#include "core/demo/staffing.hpp"

#include <algorithm>

#include <map>
#include <tuple>

#include "core/base/print.hpp"
#include "core/base/result.hpp"

namespace demo {

namespace {

constexpr std::size_t k_skilled = 1, k_expert_ladder = 4;  // indices into the functional levels

using Key = std::tuple<int, ChairKind, std::size_t, std::size_t>;  // unit, kind, job, level

Position structural_position(const Structure& structure, const Chair& chair) {
    const Post& post = structure.posts[chair.job];
    const Echelon& echelon = parameters().echelons[post.echelon];
    const Unit& unit = structure.units[static_cast<std::size_t>(chair.unit)];
    Position position{.chair = chair,
                      .level = {},
                      .id = {},
                      .job_id = post.job_id,
                      .title = post.title,
                      .family = echelon.tier == "supervisor" ? unit.family : "leadership",
                      .tier = echelon.tier,
                      .fields = unit.fields,
                      .min_rank = echelon.min_rank,
                      .max_rank = echelon.max_rank,
                      .min_education = echelon.min_education,
                      .job_class = echelon.job_class,
                      .competency = echelon.competency};
    position.must_fill = post.vacant;
    position.need = 1;
    return position;
}

Position functional_position(const Chair& chair, std::size_t level_index) {
    const FunctionalJob& job = parameters().functional[chair.job];
    const FunctionalLevel& level = parameters().levels[level_index];
    // The lowest degree with which people enter this ladder of this job.
    const bool expert = level_index >= k_expert_ladder;
    Level education = k_s3;
    for (const std::size_t study : job.studies) {
        const Level own = parameters().studies[study].level;
        if (!expert || own >= k_d4) education = std::min(education, own);
    }
    return {.chair = chair,
            .level = level_index,
            .id = {},
            .job_id = base::print("JF-{}-{}", job.code, level.short_code),
            .title = job.name + " " + level.name,
            .family = job.family,
            .tier = "functional",
            .fields = job.fields,
            .min_rank = level.min_rank,
            .max_rank = level.max_rank,
            .min_education = education,
            .job_class = level.job_class,
            .competency = level.competency};
}

Position operational_position(const Structure& structure, const Chair& chair) {
    const OperationalJob& job = parameters().operational[chair.job];
    const Unit& unit = structure.units[static_cast<std::size_t>(chair.unit)];
    return {.chair = chair,
            .level = {},
            .id = {},
            .job_id = "JP-" + job.code,
            .title = job.name,
            .family = job.family.empty() ? unit.family : job.family,
            .tier = "staff",
            .fields = job.min_education >= k_d3 ? unit.fields : std::vector<std::string>{"general"},
            .min_rank = job.min_rank,
            .max_rank = job.max_rank,
            .min_education = job.min_education,
            .job_class = job.job_class,
            .competency = 1};
}

bool is_care(const Position& position) { return position.family == "teacher" || position.family == "health"; }

const std::string& job_key(const Position& position) {
    return position.chair.kind == ChairKind::functional ? parameters().functional[position.chair.job].key
                                                        : parameters().operational[position.chair.job].key;
}

bool is_named(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

/// How strongly a position leans to a shortage.
int shortage_weight(const Position& position, const Unit& unit) {
    const StaffingPlan& plan = parameters().staffing;
    const auto weight = [&](std::string_view name) {
        const auto at = plan.shortage.find(name);
        return at == plan.shortage.end() ? 0 : at->second;
    };
    if (position.chair.kind == ChairKind::operational) return weight("operational");
    if (!is_care(position)) return weight(position.family == "social" ? "social" : "other");
    const std::string name = position.family + "_" + parameters().districts[unit.district].code;
    return weight(name) * (is_named(plan.scarce_jobs, job_key(position)) ? 2 : 1);
}

class Needs {
public:
    Needs(const Structure& structure, std::vector<Position>& positions, std::uint64_t seed)
        : structure_(structure), positions_(positions), random_(seed, "needs") {}

    void spread(int employees) {
        const StaffingPlan& plan = parameters().staffing;
        int missing = employees * plan.vacancy / 1000;
        for (Position& position : positions_) {
            if (position.chair.kind != ChairKind::structural) position.need = position.incumbents;
            missing -= position.vacancies();
        }
        add_shortages(missing);
        add_surplus(employees * plan.surplus / 1000);
        for (Position& position : positions_) {
            if (is_care(position)) {
                position.min_staff = std::min(position.need * plan.floor / 1000, position.incumbents);
            }
        }
    }

private:
    [[nodiscard]] const Unit& unit(const Position& position) const {
        return structure_.units[static_cast<std::size_t>(position.chair.unit)];
    }

    void add_shortages(int missing) {
        std::vector<std::int64_t> sums;
        std::vector<std::size_t> candidates;
        std::int64_t sum = 0;
        for (std::size_t at = 0; at < positions_.size(); ++at) {
            const Position& position = positions_[at];
            if (position.chair.kind == ChairKind::structural) continue;
            sum += std::int64_t{shortage_weight(position, unit(position))} * (1 + position.incumbents);
            sums.push_back(sum);
            candidates.push_back(at);
        }
        while (missing > 0 && sum > 0) {
            const auto draw = random_.below(static_cast<int>(sum));
            const auto found = std::ranges::upper_bound(sums, draw) - sums.begin();
            Position& position = positions_[candidates[static_cast<std::size_t>(found)]];
            // No position lacks more than two, or than half of what it has.
            if (position.vacancies() >= std::max(2, position.incumbents / 2)) continue;
            ++position.need;
            --missing;
        }
    }

    void add_surplus(int surplus) {
        const StaffingPlan& plan = parameters().staffing;
        std::vector<Position*> central;
        for (Position& position : positions_) {
            if (position.chair.kind == ChairKind::structural || position.vacancies() > 0) continue;
            const bool centre = parameters().districts[unit(position).district].code == plan.surplus_district;
            if (centre && position.incumbents > 0 && is_named(plan.surplus_jobs, job_key(position))) {
                central.push_back(&position);
            }
        }
        random_.shuffle(central);
        for (Position* position : central) {
            const int taken = std::min({surplus, (position->incumbents + 2) / 3, position->need});
            position->need -= taken;
            surplus -= taken;
        }
    }

    const Structure& structure_;
    std::vector<Position>& positions_;
    Random random_;
};

/// Collects positions by what they are; the map's order is the order of the file.
class Collector {
public:
    explicit Collector(const Structure& structure) : structure_(structure) {}

    Position& at(const Chair& chair, std::optional<std::size_t> level) {
        const Key key{chair.unit, chair.kind, chair.job, level.value_or(0)};
        const auto found = positions_.find(key);
        if (found != positions_.end()) return found->second;
        Position position = made(chair, level);
        const std::string& unit = structure_.units[static_cast<std::size_t>(chair.unit)].id;
        position.id = chair.kind == ChairKind::structural ? position.job_id : unit + "-" + position.job_id;
        return positions_.emplace(key, std::move(position)).first->second;
    }

    /// In order; nothing is left behind.
    std::vector<Position> take() {
        std::vector<Position> ordered;
        for (auto& [key, position] : positions_) ordered.push_back(std::move(position));
        return ordered;
    }

private:
    [[nodiscard]] Position made(const Chair& chair, std::optional<std::size_t> level) const {
        switch (chair.kind) {
            case ChairKind::structural:
                return structural_position(structure_, chair);
            case ChairKind::functional:
                return functional_position(chair, *level);
            case ChairKind::operational:
                break;
        }
        return operational_position(structure_, chair);
    }

    const Structure& structure_;
    std::map<Key, Position> positions_;
};

/// Gives everybody the index of the position held.
void seat(std::vector<Person>& people, const std::vector<Position>& positions) {
    std::map<Key, std::size_t> index;
    for (std::size_t at = 0; at < positions.size(); ++at) {
        const Chair& chair = positions[at].chair;
        index.emplace(Key{chair.unit, chair.kind, chair.job, positions[at].level.value_or(0)}, at);
    }
    for (Person& person : people) {
        const Chair& chair = person.chair;
        person.position = index.find(Key{chair.unit, chair.kind, chair.job, person.level.value_or(0)})->second;
    }
}

}  // namespace

std::vector<Position> make_positions(const Structure& structure, std::vector<Person>& people, std::uint64_t seed) {
    Collector collector(structure);
    for (std::size_t post = 0; post < structure.posts.size(); ++post) {
        collector.at({structure.posts[post].unit, ChairKind::structural, post}, {});
    }
    for (const Person& person : people) {
        ++collector.at(person.chair, person.level).incumbents;
        if (!person.level) continue;
        // Outside schools and health, a unit may also want somebody on the lower levels of its jobs.
        if (is_care(collector.at(person.chair, person.level))) continue;
        collector.at(person.chair, *person.level >= k_expert_ladder ? k_expert_ladder : k_skilled);
        if (*person.level > k_expert_ladder) collector.at(person.chair, k_expert_ladder + 1);
    }
    std::vector<Position> positions = collector.take();
    Needs(structure, positions, seed).spread(static_cast<int>(people.size()));
    std::erase_if(positions, [](const Position& position) { return position.need == 0 && position.incumbents == 0; });
    seat(people, positions);
    return positions;
}

}  // namespace demo
