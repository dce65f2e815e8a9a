// fact.hpp: a sentence with its evidence, as rules and scores report it.
//
// Problem   A verdict without its evidence cannot be contested, and core must not know the reader's language.
// Result    A `Fact` is a translation key, arguments, and the records' fields it rests on, so that a view opens them.
//           An argument `choice:job_family/teacher` stands for the label of a choice in the reader's language,
//           `day:2026-10-09` for the date as the reader writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/records/catalogue.hpp"

namespace rules {

/// One field of one record. A record that does not exist yet has an empty key.
struct FieldRef {
    records::EntityKind entity;
    std::string key;
    std::string field;
    bool operator==(const FieldRef&) const = default;
};

struct Fact {
    std::string key;  // "rule.minimum_tenure.fail"
    std::vector<base::Arg> args;
    std::vector<FieldRef> fields;
};

/// The argument value that stands for a choice's label.
[[nodiscard]] std::string choice_arg(std::string_view list, std::string_view code);
/// The argument value that stands for a date.
[[nodiscard]] std::string day_arg(base::Day day);
/// The fact as a sentence; choices become labels, dates are written out.
[[nodiscard]] std::string sentence(const Fact& fact, const base::Catalog& words, const records::Catalogue& catalogue);
/// What to do next (`<key>.next`), or empty if there is nothing to do.
[[nodiscard]] std::string next_step(const Fact& fact, const base::Catalog& words, const records::Catalogue& catalogue);

}  // namespace rules
