// condition.hpp: what a list asks of records, as a tree that a person builds, keeps under a name and reads as a sentence.
//
// Problem   "III/c or higher AND (studied social welfare OR sociology) AND lives in Talawi AND in post more than 5 years"
//           should need no programmer, over any field of the catalogue, also of what a record refers to (the district of
//           its unit) and of what refers to it (any education, how many trainings).
// Result    A `Condition` is one test or a group of which all or any must hold. Fields and choices go by the names of the
//           catalogue, so that a kept list outlives changes of it; what can be asked is read from the catalogue alone.
// Values    In the storage form of the field; spans of time in months; how many as a number.
// Failure   A test whose field the catalogue does not have stays, and is judged unknown (filter.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/message.hpp"
#include "core/records/registry.hpp"

namespace app {

enum class Test : std::uint8_t {
    is, is_not, contains, starts_with, less, at_most, more, at_least,
    over_ago,     // a date longer ago than a span
    under_ago,    // a date within a span up to today
    within_next,  // a date within a span from today on
    is_empty, is_known,
};
inline constexpr std::size_t k_tests = 13;

/// Which value is asked.
struct Subject {
    std::string via = {};    // empty: the record's own field; a field that refers: of what it refers to; a kind: of its
                             // records that refer to this one
    std::string field = {};  // empty behind a kind: how many there are
    bool operator==(const Subject&) const = default;
};

struct Condition {
    enum class Kind : std::uint8_t { all, any, test } kind = Kind::all;
    std::vector<Condition> parts = {};  // of a group
    Subject subject = {};               // of a test
    Test test = Test::is;
    std::string value = {};             // empty where the test needs none, or before it is chosen
    bool operator==(const Condition&) const = default;
};

/// A subject found in the catalogue.
struct Asked {
    enum class Reach : std::uint8_t { own, referred, referring } reach = Reach::own;
    records::EntityKind entity;     // whose field it is
    records::FieldIndex link = 0;   // the field that refers, there or here
    records::FieldIndex index = 0;
    const records::Field* field;    // how many: a whole number without a name
    [[nodiscard]] bool is_count() const { return field->name.empty(); }
};
[[nodiscard]] std::optional<Asked> find_subject(const records::Catalogue& catalogue, records::EntityKind entity,
                                                const Subject& subject);
/// Everything that can be asked of a kind: its own fields, then those it refers to, then those that refer to it; special
/// ones (see records::Sensitivity) only where wanted.
[[nodiscard]] std::vector<Subject> subjects(const records::Catalogue& catalogue, records::EntityKind entity,
                                            bool has_special);
/// The tests that fit a field, the usual one first.
[[nodiscard]] std::vector<Test> tests_of(const records::Catalogue& catalogue, const Asked& asked);
[[nodiscard]] bool needs_value(Test test);
[[nodiscard]] bool is_span(Test test);
/// Without tests that still lack field or value, and without empty groups: what is asked so far.
[[nodiscard]] Condition finished(const records::Catalogue& catalogue, records::EntityKind entity,
                                 const Condition& condition);

/// What a person types as the value of a test; nullopt if it does not fit. "5", "5 tahun" and "4 th 6 bl" are spans.
[[nodiscard]] std::optional<std::string> read_value(const records::Registry& registry, const Asked& asked, Test test,
                                                    std::string_view typed);
/// A value as a person reads it; where it does not fit the field, as it is.
[[nodiscard]] std::string value_words(const records::Registry& registry, const Asked& asked, Test test,
                                      const std::string& value, const base::Catalog& words);
/// "Golongan", "Pendidikan: Bidang studi", "Pelatihan: jumlah"; for a field that is no more, its name.
[[nodiscard]] std::string subject_words(const records::Catalogue& catalogue, records::EntityKind entity,
                                        const Subject& subject, const base::Catalog& words);
/// "paling rendah"; dates have words of their own.
[[nodiscard]] std::string_view test_words(const Asked& asked, Test test, const base::Catalog& words);
/// The whole as a sentence: "Golongan paling rendah III/c dan (Pendidikan memuat "sosiologi" atau ...)".
[[nodiscard]] std::string condition_words(const records::Registry& registry, records::EntityKind entity,
                                          const Condition& condition, const base::Catalog& words);

[[nodiscard]] base::Json condition_json(const Condition& condition);
/// nullopt if it is no condition, or groups are nested more than 8 deep.
[[nodiscard]] std::optional<Condition> read_condition(const base::Json& json);
[[nodiscard]] base::Json subject_json(const Subject& subject);
[[nodiscard]] std::optional<Subject> read_subject(const base::Json& json);

}  // namespace app
