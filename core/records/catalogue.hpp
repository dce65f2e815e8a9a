// catalogue.hpp: the field catalogue, the heart of the house.
//
// Problem   Import mapping, validation, forms, table columns, search, data quality, masking, merge, export and the
//           documentation all need to know the fields. If each kept its own list, adding a field would be ten edits.
// Result    Every entity and every field stands once in assets/catalogue.json; `Catalogue` is that file, checked and
//           indexed. Adding a field is one entry there and nothing else.
// Cost      Reading it takes about a millisecond; look-up by name is a search among at most 80 names.
// Failure   `parse` names the entity and field at fault. The embedded catalogue is part of the build: `standard()`
//           asserts instead.
// Source    The columns and headers are those of SIASN exports and of the working sheets of personnel agencies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/base/result.hpp"
#include "core/records/value.hpp"

namespace records {

enum class EntityKind : std::uint8_t {
    employee,
    unit,
    position,
    education,
    training,
    performance,
    competency,
    wish,
    community,
    discipline,
    setting,    // weights and rule parameters that the devices share
    exemption,  // of one person from one rule
    rank_history,      // what a person was before; what a person is now stands in the employee
    position_history,
    award,
    family,            // who are in service themselves
    unit_history,      // what a unit was called and stood under before; the present stands in the unit
    job,               // SIASN's reference of jobs, whoever holds them
    course,            // what trainings there are, whoever took them
    acting,            // posts that somebody holds for a time beside the own one (Plt)
    panel,             // who sits on the appraisal panel (TPK), and from when to when
    assignment,        // what somebody did beside the own post: teams, further duties, innovations, secondments
};
inline constexpr std::size_t k_entity_kinds = 22;

/// Who may see a field without a reason: everyone, staff of the agency, the person concerned, or nobody by default.
enum class Sensitivity : std::uint8_t { open, internal, personal, special };
/// How data quality judges an unknown value.
enum class Need : std::uint8_t { required, recommended, optional };

struct Choice {
    std::string code;
    std::array<std::string, 2> label;   // by base::Language
    std::vector<std::string> aliases;   // folded; what files say instead of the code
    int ladder = 0;                     // choices on one ladder are higher or lower than each other; 0: on none
};

struct ChoiceList {
    std::string name;
    std::vector<Choice> choices;  // in their natural order, least first (ranks, levels, ratings)
    /// Position of `code` in the order, or nullopt.
    [[nodiscard]] std::optional<std::size_t> order(std::string_view code) const;
    /// Whether some of its choices are higher than others: ranks are, districts are not.
    [[nodiscard]] bool is_ranked() const { return !choices.empty() && choices.front().ladder > 0; }
    /// The choice meant by a file's text: code, label or alias, folded. Null if none.
    [[nodiscard]] const Choice* find(std::string_view text) const;
};

using FieldIndex = std::uint16_t;  // dense within one entity, in catalogue order

struct Field {
    std::string name;                  // "birth_date"
    std::array<std::string, 2> label;  // by base::Language
    FieldType type = FieldType::text;
    std::string unit;                  // "km", "bulan"; empty if none
    int scale = 0;                     // digits behind the decimal point, for decimals
    std::int64_t least = INT64_MIN;    // bounds of integers and decimals (scaled)
    std::int64_t most = INT64_MAX;
    Sensitivity sensitivity = Sensitivity::internal;
    Need need = Need::optional;
    int fresh_months = 0;              // a value older than this is stale; 0: never
    bool is_counted = false;           // a part of a key that files may leave out: records are numbered as they come
    std::string choices;               // name of the choice list
    std::optional<EntityKind> target;  // of references
    std::vector<std::string> columns;  // accepted headers, most specific first, normalised (see intake)
    std::string export_column;         // the header written by exports, e.g. "NIP BARU"; empty: not exported
};

struct Entity {
    EntityKind kind;
    std::string name;                  // "employee"
    std::array<std::string, 2> label;
    std::vector<FieldIndex> key;       // fields whose storage texts, joined by '/', are the record's key
    std::vector<Field> fields;
    std::optional<FieldIndex> dated;   // the day or year from which a record holds; none: its records have no day
    bool holds_after = false;          // only once that year is over: a rating is of the whole year
    /// Index by name, or nullopt.
    [[nodiscard]] std::optional<FieldIndex> find(std::string_view name) const;
    /// Whether its records belong to a person: their keys begin with the number of an employee.
    [[nodiscard]] bool is_of_person() const { return kind != EntityKind::employee && fields[key.front()].target == EntityKind::employee; }
    /// Whether single records are added and taken out by hand: those of persons, and courses.
    [[nodiscard]] bool is_entered_by_hand() const { return is_of_person() || kind == EntityKind::course; }
};

class Catalogue {
public:
    /// The embedded catalogue. Lives as long as the program.
    [[nodiscard]] static const Catalogue& standard();
    [[nodiscard]] static base::Result<Catalogue> parse(std::string_view json);

    [[nodiscard]] std::span<const Entity> entities() const { return entities_; }  // in EntityKind order
    [[nodiscard]] const Entity& entity(EntityKind kind) const { return entities_[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::optional<EntityKind> kind(std::string_view name) const;
    /// For code that needs a field to exist: asserts.
    [[nodiscard]] FieldIndex index(EntityKind kind, std::string_view field) const;
    [[nodiscard]] const Field& field(EntityKind kind, FieldIndex index) const { return entity(kind).fields[index]; }
    /// The list of a choice field; asserts that it exists.
    [[nodiscard]] const ChoiceList& choices(std::string_view name) const;
    [[nodiscard]] std::span<const ChoiceList> choice_lists() const { return choices_; }

private:
    std::vector<Entity> entities_;
    std::vector<ChoiceList> choices_;  // sorted by name
};

/// The key of a record with these values, by field; empty where a required part is unknown.
[[nodiscard]] std::string record_key(const Entity& entity, std::span<const Value> values);

/// What a person reads for a value: the choice's label, a date as `9 Okt 2026`, a decimal with comma, a number in
/// groups, the number of a person too; an unknown value is an empty text.
[[nodiscard]] std::string display_text(const Catalogue& catalogue, const Field& field, const Value& value,
                                       base::Language language);

}  // namespace records
