#include "core/demo/structure.hpp"

#include <algorithm>

#include "core/base/order.hpp"
#include "core/base/print.hpp"
#include "core/base/result.hpp"
#include "core/base/text.hpp"
#include "core/demo/random.hpp"

namespace demo {

namespace {

/// How many of `total` parts fall to the item from `begin` to `end` of a line of `length` when they are spread evenly.
std::int64_t share(std::int64_t begin, std::int64_t end, std::int64_t length, std::int64_t total) {
    return end * total / length - begin * total / length;
}

/// A chair to be filled several times, or only now and then, in a city larger or smaller than the base.
struct Weighed {
    Chair chair;
    std::int64_t weight;
};

std::string with(std::string pattern, std::string_view place, std::string_view value) {
    if (const auto at = pattern.find(place); at != std::string::npos) pattern.replace(at, place.size(), value);
    return pattern;
}

class Builder {
public:
    Builder(int employees, std::uint64_t seed) : employees_(employees), seed_(seed) {
        const District& seat = parameters().districts[1];
        out_.units.push_back({"SWL",
                              parameters().city,
                              "city",
                              "administration",
                              "",
                              "leadership",
                              {"government"},
                              1,
                              -1,
                              0,
                              seat.latitude,
                              seat.longitude});
    }

    Structure build() {
        for (const UnitPlan& agency : parameters().agencies) {
            const int unit = add(agency, "SWL" + agency.code, 0);
            if (!agency.secretariat.empty()) {
                UnitPlan secretariat = parameters().secretariats.find(agency.secretariat)->second;
                secretariat.head += " " + agency.name;
                add(secretariat, "SWL" + agency.code + ".0", unit);
            }
        }
        for (const UnitSet& set : parameters().sets) add_set(set);
        choose_posts();
        choose_chairs();
        return std::move(out_);
    }

private:
    int add(const UnitPlan& plan, const std::string& id, int parent) {
        const auto index = static_cast<int>(out_.units.size());
        Unit unit = out_.units[static_cast<std::size_t>(parent)];
        unit.id = id;
        unit.name = plan.name;
        unit.kind = plan.kind.empty() ? "division" : plan.kind;
        unit.parent = parent;
        if (parent == 0) unit.agency = index;
        unit.echelon = plan.echelon;
        if (!plan.service.empty()) {
            const Service& service = parameters().services.find(plan.service)->second;
            unit.service = plan.service;
            unit.fields = service.fields;
            unit.family = service.family;
        }
        if (!plan.fields.empty()) unit.fields = plan.fields;
        place(unit, plan, parent);
        out_.units.push_back(std::move(unit));
        if (!plan.echelon.empty()) {
            add_post(index, plan.echelon, plan.head.empty() ? "Kepala " + plan.name : plan.head, 1);
        }
        int number = 1;
        for (const auto& [echelon, title] : plan.posts) add_post(index, echelon, title, ++number);
        add_chairs(index, plan);
        number = 0;
        for (const UnitPlan& part : plan.parts) add(part, base::print("{}.{}", id, ++number), index);
        return index;
    }

    void place(Unit& unit, const UnitPlan& plan, int parent) const {
        const bool scattered = unit.kind != "division" || !plan.district.empty();
        if (!plan.district.empty()) unit.district = district_of(plan.district);
        if (!scattered) return;
        Random random(seed_, "place", out_.units.size());
        const District& district = parameters().districts[unit.district];
        const int reach = parent == 0 ? 900 : 3200;
        unit.latitude = district.latitude + random.between(-reach, reach);
        unit.longitude = district.longitude + random.between(-reach, reach);
    }

    void add_post(int unit, std::string_view echelon, const std::string& title, int number) {
        const std::string& id = out_.units[static_cast<std::size_t>(unit)].id;
        out_.posts.push_back({unit, echelon_of(echelon), title, base::print("JS-{}-{}", id, number), false});
    }

    void add_chairs(int unit, const UnitPlan& plan) {
        Random random(seed_, "staff", static_cast<std::uint64_t>(unit));
        for (const StaffCount& staff : plan.staff) {
            const auto chair = chair_of(unit, staff.job);
            for (int count = random.between(staff.least, staff.most); count > 0; --count)
                pool_.push_back({chair, weight_});
        }
    }

    static Chair chair_of(int unit, std::string_view job) {
        const auto& functional = parameters().functional;
        if (const auto at = std::ranges::find(functional, job, &FunctionalJob::key); at != functional.end()) {
            return {unit, ChairKind::functional, static_cast<std::size_t>(at - functional.begin())};
        }
        const auto& operational = parameters().operational;
        const auto at = std::ranges::find(operational, job, &OperationalJob::key);
        BASE_ASSERT(at != operational.end());
        return {unit, ChairKind::operational, static_cast<std::size_t>(at - operational.begin())};
    }

    void add_set(const UnitSet& set) {
        weight_ = employees_;
        int number = 0;
        for (const auto& [district, name] : set.members) add_member(set, district, name, name, ++number);
        const std::int64_t base = parameters().base_employees;
        for (const auto& [district, count] : set.counts) {
            const std::int64_t scaled = std::max<std::int64_t>(1, (count * std::int64_t{employees_} + base / 2) / base);
            // The more units share the growth, the less each of them grows.
            weight_ = std::int64_t{employees_} * count / scaled;
            const auto& places = parameters().districts[district_of(district)].places;
            for (std::int64_t member = 0; member < scaled; ++member) {
                const std::string& place = places[static_cast<std::size_t>(member) % places.size()];
                add_member(set, district, "", place, ++number);
            }
        }
    }

    void add_member(const UnitSet& set, const std::string& district, const std::string& name, const std::string& place,
                    int number) {
        const auto fill = [&](const std::string& pattern) {
            return with(with(with(pattern, "{name}", name), "{place}", place), "{number}",
                        base::print("{:02}", number));
        };
        UnitPlan plan = set.pattern;
        plan.name = fill(plan.name);
        plan.head = fill(plan.head);
        plan.district = district;
        for (auto& post : plan.posts) post.second = fill(post.second);
        if (set.under.empty()) {
            const auto first = base::parse_integer(set.pattern.code);
            BASE_ASSERT(first.has_value());
            add(plan, base::print("SWL{}", *first + number - 1), 0);
        } else {
            const int parent = parent_of(set.under, district_of(district));
            const std::string& above = out_.units[static_cast<std::size_t>(parent)].id;
            add(plan, base::print("{}.{}{:02}", above, set.letter, number), parent);
        }
    }

    /// The unit with this code; where it is a kecamatan, the kecamatan of the district.
    int parent_of(const std::string& code, std::size_t district) const {
        const std::string id = "SWL" + code;
        const auto& units = out_.units;
        const auto named = std::ranges::find(units, id, &Unit::id);
        const bool first_of_row = named != units.end() && named->kind == "district";
        for (std::size_t at = 0; at < units.size(); ++at) {
            const Unit& unit = units[at];
            const bool is_parent = first_of_row ? unit.kind == "district" && unit.district == district : unit.id == id;
            if (is_parent) return static_cast<int>(at);
        }
        BASE_ASSERT(false);
        return 0;
    }

    void choose_posts() {
        const auto all = static_cast<std::int64_t>(out_.posts.size());
        const std::int64_t kept = std::min(all, std::int64_t{employees_} * 105 / 1000);
        std::vector<Post> chosen;
        for (std::int64_t at = 0; at < all; ++at) {
            if (share(at, at + 1, all, kept) > 0) chosen.push_back(std::move(out_.posts[static_cast<std::size_t>(at)]));
        }
        out_.posts = std::move(chosen);
        for (std::size_t echelon = 0; echelon < parameters().echelons.size(); ++echelon) {
            std::vector<Post*> same;
            for (Post& post : out_.posts) {
                if (post.echelon == echelon) same.push_back(&post);
            }
            Random random(seed_, "vacant post", echelon);
            random.shuffle(same);
            const std::size_t vacant =
                (same.size() * static_cast<std::size_t>(parameters().echelons[echelon].vacant) + 500) / 1000;
            for (std::size_t at = 0; at < vacant; ++at) same[at]->vacant = true;
        }
    }

    void choose_chairs() {
        for (std::size_t post = 0; post < out_.posts.size(); ++post) {
            if (!out_.posts[post].vacant) {
                out_.chairs.push_back({out_.posts[post].unit, ChairKind::structural, post});
            }
        }
        base::sort(pool_, {}, [](const Weighed& entry) { return entry.chair.unit; });
        std::int64_t length = 0;
        for (const Weighed& entry : pool_) length += entry.weight;
        const std::int64_t wanted = employees_ - static_cast<std::int64_t>(out_.chairs.size());
        std::int64_t begin = 0;
        for (const auto& [chair, weight] : pool_) {
            out_.chairs.insert(out_.chairs.end(),
                               static_cast<std::size_t>(share(begin, begin + weight, length, wanted)), chair);
            begin += weight;
        }
        base::sort(out_.chairs, {}, &Chair::unit);
    }

    int employees_;
    std::uint64_t seed_;
    std::int64_t weight_ = employees_;
    std::vector<Weighed> pool_;
    Structure out_;
};

}  // namespace

Structure build_structure(int employees, std::uint64_t seed) { return Builder(employees, seed).build(); }

}  // namespace demo
