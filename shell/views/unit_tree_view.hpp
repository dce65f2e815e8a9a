// unit_tree_view.hpp: the units as a tree, now or on a past day, and the form that reorganises one of them.
#pragma once

#include <set>

#include "core/app/unit_tree.hpp"
#include "shell/views/past_view.hpp"
#include "shell/views/record_facts.hpp"

namespace views {

/// A reorganisation that is being put together.
struct ReformUi {
    bool is_open = false;
    std::size_t kind = 0;                        // app::Reorganisation::Kind
    std::string day, name, search;
    std::vector<std::string> others;             // further units that merge
    std::optional<std::string> target;           // empty text: a new unit
    std::set<std::string, std::less<>> positions, children;
    Memo<std::shared_ptr<const records::Seating>> seating;
    Memo<std::shared_ptr<const base::Result<app::Reorganised>>> effect;
};

struct UnitTreeUi {
    std::size_t part = 0;  // tree or table
    std::string text;
    widgets::TableUi table;
    FactsUi facts;
    std::string facts_of;
    ReformUi form;
    Memo<std::shared_ptr<const std::vector<app::TreeUnit>>> tree;
    Memo<std::vector<std::uint32_t>> found;
};

/// Tree or table; true while the tree is chosen.
[[nodiscard]] bool choose_tree(const ViewContext& context, UnitTreeUi& ui);
void draw_unit_tree(const ViewContext& context, UnitTreeUi& ui, PastUi& past);
/// What is to change, with its effect before it is applied.
void draw_reform(const ViewContext& context, const records::Record& unit, const std::vector<app::TreeUnit>& tree, ReformUi& ui);

}  // namespace views
