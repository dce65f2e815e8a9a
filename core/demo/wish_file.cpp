// What people wish: nearer home, a career, another field, or to stay.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/demo/history_files.hpp"

namespace demo {

namespace {

struct Wish {
    std::string_view kind;
    std::string target;
    std::string_view motive;
    bool operator==(const Wish& other) const { return kind == other.kind && target == other.target; }
};

class Wishes {
public:
    explicit Wishes(const CityView& city) : city_(city) {
        for (std::size_t at = 0; at < city.positions.size(); ++at) {
            const Position& position = city.positions[at];
            same_job_[position.job_id].push_back(at);
            if (position.vacancies() == 0) continue;
            vacant_by_tier_[position.tier].push_back(at);
            const bool open = position.tier == "staff" || position.tier == "functional";
            if (open) vacant_by_service_[city.unit_of(position.chair).service].push_back(at);
        }
    }

    std::vector<Wish> of(const Person& person, Random& random) const {
        const WishPlan& plan = parameters().history.wishes;
        std::vector<Wish> wishes;
        if (random.chance(plan.stay)) {
            wishes.push_back({"stay", "", "stay"});
            return wishes;
        }
        const std::array<int, 3> weights = {plan.home, plan.career, plan.interest};
        int wanted = 1;
        if (random.chance(plan.second)) ++wanted;
        if (random.chance(plan.third)) ++wanted;
        const std::size_t first = random.weighted(weights);
        for (int order = 0; order < wanted; ++order) {
            const std::size_t motive = order == 0 || random.chance(500) ? first : random.weighted(weights);
            std::optional<Wish> wish = motive == 0   ? nearer_home(person, random)
                                       : motive == 1 ? career(person, random)
                                                     : interest(person, random);
            if (wish && std::ranges::find(wishes, *wish) == wishes.end()) wishes.push_back(std::move(*wish));
        }
        if (wishes.empty()) wishes.push_back({"stay", "", "stay"});
        return wishes;
    }

private:
    [[nodiscard]] std::size_t district(std::size_t position) const {
        return city_.unit_of(city_.positions[position].chair).district;
    }

    /// A district, a free seat of the same job there, or a unit there that has such seats.
    std::optional<Wish> nearer_home(const Person& person, Random& random) const {
        const Position& own = city_.position_of(person);
        const std::size_t here = city_.unit_of(person.chair).district;
        const std::size_t home = person.home.value_or(here);
        if (home != here && random.chance(450)) return Wish{"district", parameters().districts[home].code, "home"};
        std::vector<std::size_t> free;
        std::vector<std::size_t> any;
        for (const std::size_t at : same_job_.find(own.job_id)->second) {
            if (at == person.position || district(at) != home) continue;
            any.push_back(at);
            if (city_.positions[at].vacancies() > 0) free.push_back(at);
        }
        if (!free.empty() && random.chance(600))
            return Wish{"position", city_.positions[random.one_of(free)].id, "home"};
        if (!any.empty()) {
            return Wish{"unit", city_.unit_of(city_.positions[random.one_of(any)].chair).id, "home"};
        }
        if (home == here) return std::nullopt;
        return Wish{"district", parameters().districts[home].code, "home"};
    }

    std::optional<Wish> career(const Person& person, Random& random) const {
        if (person.status != Status::permanent) return std::nullopt;
        const std::string& tier = city_.position_of(person).tier;
        const std::string_view above = tier == "supervisor"      ? "administrator"
                                       : tier == "administrator" ? "senior_leader"
                                                                 : "supervisor";
        const auto found = vacant_by_tier_.find(above);
        if (tier == "senior_leader" || found == vacant_by_tier_.end()) return std::nullopt;
        const std::string& field = parameters().studies[person.degrees.front().study].field;
        std::vector<std::size_t> fitting;
        for (const std::size_t at : found->second) {
            const auto& fields = city_.positions[at].fields;
            if (std::ranges::find(fields, field) != fields.end()) fitting.push_back(at);
        }
        return Wish{"position", city_.positions[random.one_of(fitting.empty() ? found->second : fitting)].id, "career"};
    }

    std::optional<Wish> interest(const Person& person, Random& random) const {
        if (person.calling.empty()) return std::nullopt;
        const auto found = vacant_by_service_.find(person.calling);
        if (found == vacant_by_service_.end() || person.status == Status::contract || random.chance(400)) {
            return Wish{"job_family", parameters().services.find(person.calling)->second.family, "interest"};
        }
        return Wish{"position", city_.positions[random.one_of(found->second)].id, "interest"};
    }

    const CityView& city_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> same_job_, vacant_by_tier_, vacant_by_service_;
};

}  // namespace

Sheet wish_sheet(const CityView& city) {
    Sheet sheet(records::EntityKind::wish, {"employee_number", "order", "kind", "target", "reason", "submitted_on"});
    const WishPlan& plan = parameters().history.wishes;
    const Wishes all(city);
    for (std::size_t at = 0; at < city.people.size(); ++at) {
        const Person& person = city.people[at];
        Random random(city.seed, "wish", at);
        if (person.status == Status::probation || !random.chance(plan.permille)) continue;
        const base::Day day{city.today.number - 1 - random.below(45)};
        int order = 0;
        for (const Wish& wish : all.of(person, random)) {
            sheet.add({person.employee_number, std::to_string(++order), label("wish_kind", wish.kind), wish.target,
                       random.one_of(plan.reasons.find(wish.motive)->second), base::iso_text(day)});
        }
    }
    return sheet;
}

}  // namespace demo
