// sync_view.hpp: the page Sinkronisasi: state, what came, conflicts side by side, copies.
#pragma once

#include "core/journal/ledger.hpp"
#include "shell/views/context.hpp"

namespace views {

struct SyncUi {
    Memo<std::vector<journal::Conflict>> conflicts;
};

void draw_sync(const ViewContext& context, SyncUi& ui);

}  // namespace views
