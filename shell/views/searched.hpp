// searched.hpp: the records of one kind, to be found by what is typed.
//
// Result    After a change of the records the list is made anew, and read on a slice with every frame that asks for it; until
//           then text finds those read. Keys of what was found by text hold `read()`.
#pragma once

#include "core/app/record_list.hpp"
#include "shell/views/context.hpp"

namespace views {

using Searched = Memo<std::shared_ptr<app::RecordList>>;

[[nodiscard]] const app::RecordList& searched(const ViewContext& context, Searched& list, records::EntityKind kind);

/// What questions to the records, as they stand now, are answered from.
[[nodiscard]] const std::shared_ptr<app::Columns>& columns_of(const ViewContext& context);

}  // namespace views
