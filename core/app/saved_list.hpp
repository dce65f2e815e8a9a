// saved_list.hpp: a question that will be asked again, kept under a name for every device.
//
// Result    A list is a shared setting `list.<kind>.<name>`: its condition, shown columns, order, and what it is counted by,
//           as JSON. Opening one asks the records as they stand then.
// Failure   A setting that cannot be read is passed over. Names of fields that are no more stay in the condition, which
//           then says so (condition.hpp); among columns they are passed over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/app/condition.hpp"

namespace app {

struct SavedList {
    std::string name;
    records::EntityKind entity = records::EntityKind::employee;
    Condition where = {};
    std::vector<std::string> columns = {};  // shown; names of fields
    std::string sort = {};                  // column of the table; empty: by key
    bool is_descending = false;
    std::optional<Subject> by = {}, across = {};
    bool operator==(const SavedList&) const = default;
};

[[nodiscard]] std::string list_setting(const records::Catalogue& catalogue, records::EntityKind entity,
                                       const std::string& name);
[[nodiscard]] std::string list_text(const SavedList& list);
/// Those of one kind, by name.
[[nodiscard]] std::vector<SavedList> saved_lists(const records::Registry& registry, records::EntityKind entity);

}  // namespace app
