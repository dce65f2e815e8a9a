// search_view.hpp: the page Cari: best people for a seat, best seats for a person.
#pragma once

#include "shell/views/context.hpp"

namespace views {

struct SearchUi {
    records::EntityKind entity = records::EntityKind::position;
    std::string key;  // the seat or the person; empty: none chosen
};

void draw_search(const ViewContext& context, SearchUi& ui);
/// A link from elsewhere leads here.
void open_search(SearchUi& ui, const Target& target);

}  // namespace views
