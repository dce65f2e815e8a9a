// search_view.hpp: the page Cari: the best people for a seat, the best seats for a person, each score opened down to
// its parts and rules, up to four side by side.
#pragma once

#include "shell/views/development.hpp"
#include "shell/views/searched.hpp"
#include "shell/widgets/table.hpp"

namespace views {

struct SearchUi {
    records::EntityKind entity = records::EntityKind::position;  // what is looked at: a seat, or an employee
    std::string key;                                             // of the seat or person; empty: none chosen
    std::string text;                                            // search for one
    std::vector<std::string> compared;                           // keys of candidates, at most four
    bool is_comparing = false;
    widgets::TableUi choices, candidates;
    Searched list;
    Memo<std::vector<std::uint32_t>> found;
    Memo<std::vector<planning::Candidate>> ranked;
    DevelopmentUi development;                        // of the selected candidate
    Memo<std::vector<planning::Alternative>> prices;  // of the person's seats in the plan
};

void draw_search(const ViewContext& context, SearchUi& ui);
/// A link from elsewhere leads here.
void open_search(SearchUi& ui, const Target& target);

}  // namespace views
