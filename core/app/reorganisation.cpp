#include "core/app/reorganisation.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/app/history.hpp"
#include "core/app/unit_past.hpp"
#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/agencies.hpp"
#include "core/records/unit_history.hpp"

namespace app {

namespace {

using Kind = Reorganisation::Kind;
using records::EntityKind;
using records::Record;
using records::Registry;
using records::Value;
using Ids = std::set<std::string, std::less<>>;

// Dirty data may stand in a circle.
constexpr int k_deepest_unit = 64;

class Reform {
public:
    Reform(const Registry& registry, const records::Seating& seating, const Reorganisation& wanted, const std::string& new_id)
        : registry_(registry), units_(registry.table(EntityKind::unit)), seating_(seating), wanted_(wanted), new_id_(new_id), agencies_(registry) {}

    base::Result<Reorganised> run(base::Day today) {
        BASE_TRY([[maybe_unused]] const bool may, check(wanted_.unit));
        if (wanted_.day > today) return base::fail("organisation.future");
        name_ = base::squeeze(wanted_.name);
        auto done = wanted_.kind == Kind::rename  ? rename()
                    : wanted_.kind == Kind::merge ? merge()
                    : wanted_.kind == Kind::split ? split()
                                                  : dissolve();
        if (!done) return std::unexpected(std::move(done).error());
        return std::move(result_);
    }

private:
    using Done = base::Result<bool>;

    [[nodiscard]] const Record& unit(std::string_view id) const { return *units_.find(id); }
    [[nodiscard]] std::string_view text(const Record& record, std::string_view field) const {
        return records::as_text(registry_.value(EntityKind::unit, record, field));
    }
    [[nodiscard]] std::string name_of(std::string_view id) const { return std::string(text(unit(id), "name")); }
    [[nodiscard]] std::string_view parent_of(std::string_view id) const { return text(unit(id), "parent_id"); }
    /// Whether `id` stands below `above`, however deep.
    [[nodiscard]] bool is_below(std::string_view id, const Ids& above) const {
        for (int depth = 0; depth < k_deepest_unit; ++depth) {
            const Record* one = units_.find(id);
            if (one == nullptr) return false;
            id = text(*one, "parent_id");
            if (above.contains(id)) return true;
        }
        return false;
    }
    /// A unit that is there, and of which nothing later is recorded.
    [[nodiscard]] Done check(std::string_view id) const {
        const Record* one = units_.find(id);
        if (one == nullptr) return base::fail("organisation.unknown");
        if (records::is_closed(registry_, *one, {})) return base::fail("organisation.closed", {}, {{"unit", name_of(id)}});
        const auto last = records::last_change(registry_, *one);
        if (last && *last > wanted_.day) return base::fail("organisation.before", {}, {{"unit", name_of(id)}, {"day", base::day_month_year(*last)}});
        return true;
    }
    /// A name is given, and no other unit that stands under the parent bears it.
    [[nodiscard]] Done check_name(std::string_view parent, const Ids& except) const {
        if (name_.empty()) return base::fail("organisation.name");
        for (const Record& other : units_.rows())
            if (!except.contains(other.key) && text(other, "parent_id") == parent && !records::is_closed(registry_, other, {}) &&
                base::fold(text(other, "name")) == base::fold(name_))
                return base::fail("organisation.same_name", {}, {{"unit", name_}});
        return true;
    }

    void set(EntityKind kind, const std::string& key, std::string_view field, Value value) {
        auto [at, is_new] = places_.emplace(std::pair(kind, key), result_.changes.size());
        if (is_new) result_.changes.push_back({kind, key, false, {}});
        result_.changes[at->second].fields.push_back({registry_.catalogue().index(kind, field), std::move(value)});
    }
    [[nodiscard]] Value day() const { return std::int64_t{wanted_.day.number}; }

    void keep(const Record& one) {
        if (auto past = unit_past(registry_, one, wanted_.day)) result_.changes.push_back(std::move(*past));
    }
    [[nodiscard]] Done stand_under(const Record& child, const std::string& parent) {
        BASE_TRY([[maybe_unused]] const bool may, check(child.key));
        keep(child);
        set(EntityKind::unit, child.key, "parent_id", parent);
        ++result_.children;
        return true;
    }
    /// A unit like `like`, beside it.
    void found(const Record& like, std::string_view parent) {
        set(EntityKind::unit, new_id_, "unit_id", new_id_);
        set(EntityKind::unit, new_id_, "name", name_);
        if (!parent.empty()) set(EntityKind::unit, new_id_, "parent_id", std::string(parent));
        for (const char* field : {"kind", "head_echelon", "service", "district", "latitude", "longitude"})
            if (const Value& value = registry_.value(EntityKind::unit, like, field); records::is_known(value)) set(EntityKind::unit, new_id_, field, value);
        set(EntityKind::unit, new_id_, "valid_from", day());
    }
    void move_position(const std::string& position, const std::string& to) {
        set(EntityKind::position, position, "unit_id", to);
        ++result_.positions;
    }
    void move_person(const Record& person, const std::string& to, const std::string& name) {
        if (auto entry = reorganised(registry_, person, wanted_.day)) result_.changes.push_back(std::move(*entry));
        set(EntityKind::employee, person.key, "unit_id", to);
        set(EntityKind::employee, person.key, "unit_name", name);
        ++result_.people;
    }
    /// `visit(employee, row)` for everybody in service whose unit is one of these.
    template <class Visit>
    void each_person(const Ids& ids, Visit visit) const {
        const auto people = registry_.table(EntityKind::employee).rows();
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            const std::uint32_t at = seating_.unit_of_person(row);
            if (at == records::k_no_row || seating_.how(row) == records::Seated::retired) continue;
            if (ids.contains(units_.rows()[at].key)) visit(people[row], row);
        }
    }
    /// `visit(wish)` for every wish of the kind for one of these.
    template <class Visit>
    void each_wish(std::string_view kind, const Ids& targets, Visit visit) const {
        for (const Record& wish : registry_.table(EntityKind::wish).rows()) {
            const auto said = [&](const char* field) { return records::as_text(registry_.value(EntityKind::wish, wish, field)); };
            if (said("kind") == kind && targets.contains(said("target"))) visit(wish);
        }
    }
    void ask_again(std::string_view kind, const Ids& targets) {
        each_wish(kind, targets, [&](const Record& wish) { result_.wishes_to_ask.push_back(wish.key); });
        base::sort(result_.wishes_to_ask);
    }
    [[nodiscard]] Ids positions_of(const Ids& ids) const {
        Ids positions;
        for (const Record& position : registry_.table(EntityKind::position).rows())
            if (ids.contains(records::as_text(registry_.value(EntityKind::position, position, "unit_id")))) positions.insert(position.key);
        return positions;
    }
    /// The units and all below them.
    [[nodiscard]] Ids whole(Ids ids) const {
        const Ids roots = ids;
        for (const Record& one : units_.rows())
            if (is_below(one.key, roots)) ids.insert(one.key);
        return ids;
    }
    void pass_agency(const Ids& ids, const std::string& before, const std::string& after) {
        if (after.empty() || before == after) return;
        const std::string folded = base::fold(before);
        each_person(ids, [&](const Record& person, std::uint32_t) { pass_agency(person, folded, after); });
    }
    void pass_agency(const Record& person, const std::string& folded, const std::string& after) {
        const auto agency = records::as_text(registry_.value(EntityKind::employee, person, "agency"));
        if (!agency.empty() && base::fold(agency) == folded) set(EntityKind::employee, person.key, "agency", after);
    }
    [[nodiscard]] std::string agency_of(std::string_view id) const { return name_of(agencies_.of(id)); }
    /// Of a new unit beside this one.
    [[nodiscard]] std::string agency_beside(std::string_view id) const { return agencies_.of(id) == id ? name_ : agency_of(id); }

    Done rename() {
        const Record& one = unit(wanted_.unit);
        BASE_TRY([[maybe_unused]] const bool may, check_name(text(one, "parent_id"), {one.key}));
        if (name_ == text(one, "name")) return base::fail("organisation.name");
        keep(one);
        set(EntityKind::unit, one.key, "name", name_);
        each_person({one.key}, [&](const Record&, std::uint32_t) { ++result_.people; });
        pass_unit_names(registry_, result_.changes).finish();
        return true;
    }

    Done merge() {
        Ids going{wanted_.unit};
        for (const std::string& other : wanted_.others) {
            BASE_TRY([[maybe_unused]] const bool may, check(other));
            going.insert(other);
        }
        going.erase(wanted_.target);
        if (going.empty() || (wanted_.target.empty() && going.size() < 2)) return base::fail("organisation.itself");
        std::string target = wanted_.target, name = name_;
        if (target.empty()) {
            std::string parent(parent_of(wanted_.unit));
            for (int depth = 0; going.contains(parent) && depth < k_deepest_unit; ++depth) parent = parent_of(parent);
            if (going.contains(parent)) return base::fail("organisation.cycle", {}, {{"unit", name_of(wanted_.unit)}, {"target", name_}});
            BASE_TRY([[maybe_unused]] const bool may, check_name(parent, going));
            found(unit(wanted_.unit), parent);
            target = new_id_;
        } else {
            BASE_TRY([[maybe_unused]] const bool may, check(target));
            name = name_of(target);
            if (is_below(target, going)) return base::fail("organisation.cycle", {}, {{"unit", name_of(*going.begin())}, {"target", name}});
        }
        for (const std::string& id : going) {
            set(EntityKind::unit, id, "closed_on", day());
            set(EntityKind::unit, id, "successor_id", target);
            ++result_.closed;
        }
        for (const Record& child : units_.rows()) {
            if (!going.contains(text(child, "parent_id")) || going.contains(child.key) || records::is_closed(registry_, child, {})) continue;
            BASE_TRY([[maybe_unused]] const bool may, stand_under(child, target));
        }
        for (const std::string& position : positions_of(going)) move_position(position, target);
        each_wish("unit", going, [&](const Record& wish) {
            set(EntityKind::wish, wish.key, "target", target);
            ++result_.wishes;
        });
        each_person(going, [&](const Record& person, std::uint32_t) { move_person(person, target, name); });
        const std::string agency = wanted_.target.empty() ? agency_beside(wanted_.unit) : agency_of(target);
        for (const std::string& id : going) pass_agency(whole({id}), agency_of(id), agency);
        return true;
    }

    Done split() {
        const Record& one = unit(wanted_.unit);
        BASE_TRY([[maybe_unused]] const bool may, check_name(text(one, "parent_id"), {}));
        if (wanted_.positions.empty() && wanted_.children.empty()) return base::fail("organisation.nothing");
        found(one, text(one, "parent_id"));
        set(EntityKind::unit, new_id_, "predecessor_id", one.key);
        const std::string before = agency_of(one.key), after = agency_beside(one.key);
        const Ids positions = positions_of({one.key});
        std::set<std::uint32_t> seats;
        for (const std::string& id : wanted_.positions) {
            if (!positions.contains(id)) return base::fail("organisation.unknown");
            seats.insert(static_cast<std::uint32_t>(*registry_.table(EntityKind::position).row_of(id)));
            move_position(id, new_id_);
        }
        ask_again("unit", {one.key});
        each_person({one.key}, [&](const Record& person, std::uint32_t row) {
            if (!seats.contains(seating_.seat_of(row))) return;
            move_person(person, new_id_, name_);
            if (before != after) pass_agency(person, base::fold(before), after);
        });
        Ids children;
        for (const std::string& id : wanted_.children) {
            const Record* child = units_.find(id);
            if (child == nullptr || text(*child, "parent_id") != one.key) return base::fail("organisation.unknown");
            BASE_TRY([[maybe_unused]] const bool stands, stand_under(*child, new_id_));
            children.insert(id);
        }
        pass_agency(whole(children), before, after);
        return true;
    }

    Done dissolve() {
        std::int64_t people = 0, below = 0;
        each_person({wanted_.unit}, [&](const Record&, std::uint32_t) { ++people; });
        for (const Record& child : units_.rows())
            if (text(child, "parent_id") == wanted_.unit && !records::is_closed(registry_, child, {})) ++below;
        if (people > 0 || below > 0) return base::fail("organisation.occupied", {}, {{"people", base::grouped(people)}, {"units", base::grouped(below)}});
        set(EntityKind::unit, wanted_.unit, "closed_on", day());
        ++result_.closed;
        ask_again("unit", {wanted_.unit});
        ask_again("position", positions_of({wanted_.unit}));
        return true;
    }

    const Registry& registry_;
    const records::Table& units_;
    const records::Seating& seating_;
    const Reorganisation& wanted_;
    const std::string& new_id_;
    const records::Agencies agencies_;
    std::string name_;
    Reorganised result_;
    std::map<std::pair<EntityKind, std::string>, std::size_t> places_;
};

}  // namespace

base::Result<Reorganised> reorganise(const Registry& registry, const records::Seating& seating, const Reorganisation& wanted,
                                     const std::string& new_id, base::Day today) {
    return Reform(registry, seating, wanted, new_id).run(today);
}

}  // namespace app
