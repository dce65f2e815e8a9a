// plan_view.hpp: the page Rencana: run, moves as a list and as chains, units before and after, and why.
#pragma once

#include "core/planning/comparison.hpp"
#include "core/planning/equity.hpp"
#include "core/planning/why.hpp"
#include "shell/views/context.hpp"
#include "shell/widgets/drawing.hpp"
#include "shell/widgets/plot.hpp"
#include "shell/widgets/table.hpp"

namespace views {

/// Somebody whose score would suit the seat, and the first rule that holds them.
struct BlockedCandidate {
    std::string key, name;
    std::int32_t score = 0;
    std::string rule, sentence;
};

/// What a plan by another mechanism means against today and against the present plan.
struct ComparedFigures {
    planning::Standing standing;
    std::int64_t elsewhere = 0;
};

enum class PlanTab : std::uint8_t { moves, chains, units, equity, weights, compare, frontier, decisions };

/// In the words of the reader.
struct CalendarNote {
    std::string sentence;
    bool has_failed = false;
};

struct PlanUi {
    std::string selected;         // employee number of the move that is explained
    std::size_t tab = 0;          // PlanTab
    std::string text;             // search among the moves
    std::optional<std::int64_t> most_moves;  // of the next plan; none: no limit
    scoring::Weights weights{};   // as the sliders stand
    widgets::TableUi moves, units, trial, compared;
    std::weak_ptr<const planning::Plan> greeted;  // the plan whose first move has been opened
    Memo<std::vector<std::uint32_t>> shown, shown_units;
    Memo<std::vector<planning::Difference>> differences;  // between the plan and another
    Memo<std::vector<ComparedFigures>> compared_figures;
    Memo<std::vector<std::vector<widgets::ChainLink>>> chains;  // in the words of the reader, for the plan
    Memo<std::vector<std::string>> unit_names;
    Memo<std::vector<planning::Alternative>> others;  // for the selected seat
    Memo<std::vector<BlockedCandidate>> blocked;
    std::size_t equity_by = 0;   // which of planning::k_equity_dimensions
    widgets::TableUi equity;
    Memo<planning::Equity> equity_made;
    Memo<std::vector<std::string>> equity_names;      // of its groups, then of all
    Memo<std::vector<std::size_t>> equity_order;
    std::int64_t frontier_moves = 0;  // the point that is read
    std::weak_ptr<const app::Frontier> seen_frontier;  // the one it was put on
    widgets::TableUi frontier;
    Memo<std::vector<widgets::PlotPoint>> frontier_points;
    Memo<std::vector<std::int64_t>> frontier_rows;  // numbers of moves
    std::string candidate;       // position id of the other seat that is weighed
    std::string rival;           // employee number of the other person who is weighed for the seat
    bool has_all_seats = false;  // not only the cheapest
    Memo<std::vector<CalendarNote>> calendar;        // what the day asks for
    Memo<std::vector<std::size_t>> joining;          // moves that bring kin together
    std::string seat_text;       // search among all seats
    bool is_placing = false;     // the panel to place anybody is open
    bool takes_focus = false;    // the keyboard goes to its field
    std::string placed;          // employee number of whom it places; empty: none chosen
    std::string person_text;     // search among all people
    std::string dragged;         // employee number of whom the pointer carries; empty: nobody
    std::int32_t over = -1;      // the seat under it in this frame
    Memo<std::vector<std::int32_t>> people_found, seats_found;
    Memo<std::vector<planning::Alternative>> priced;  // of the person weighed last
    Memo<std::vector<std::int32_t>> seats;           // of the selected person, by price
    Memo<std::vector<planning::Move>> shifts;        // who moves for the candidate seat
};

void draw_plan(const ViewContext& context, PlanUi& ui);
/// A link from elsewhere leads here.
void open_plan(PlanUi& ui, const Target& target);

}  // namespace views
