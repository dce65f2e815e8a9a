#include <algorithm>
#include <ranges>

#include <catch_amalgamated.hpp>

#include "core/app/decisions.hpp"
#include "core/base/text.hpp"
#include "tests/ui/support/planned.hpp"

using support::open_plan;
using support::Screen;

namespace {

const std::string& number_of(const planning::Plan& plan, std::int32_t person) {
    return plan.market.names.people[static_cast<std::size_t>(person)];
}
const std::string& name_of(const planning::Plan& plan, std::int32_t person) { return plan.people[static_cast<std::size_t>(person)].name; }
const std::string& id_of(const planning::Plan& plan, std::int32_t seat) { return plan.market.names.seats[static_cast<std::size_t>(seat)]; }
std::string row_of(const planning::Plan& plan, std::int32_t person) {
    return name_of(plan, person) + ", " + base::grouped_employee_number(number_of(plan, person));
}

/// A plan on the screen, and its prices.
struct Priced {
    Screen screen;
    std::shared_ptr<const planning::Plan> plan;
    std::optional<planning::PlanExplainer> explainer;

    Priced() {
        open_plan(screen);
        plan = screen.state().plan;
        auto made = planning::PlanExplainer::create(plan);
        REQUIRE(made);
        explainer.emplace(std::move(*made));
    }
};

/// Where the row of a move shows the seat that it leads to.
ImVec2 seat_cell(const planning::Plan& plan, const planning::Move& move) {
    const probe::Item* row = probe::find(probe::Role::row, row_of(plan, move.person));
    REQUIRE(row != nullptr);
    const auto cell = std::ranges::find_if(std::views::reverse(probe::items()), [&](const probe::Item& item) {
        return item.name.starts_with(plan.seats[static_cast<std::size_t>(move.to)].title) && item.min.y >= row->min.y && item.max.y <= row->max.y;
    });
    REQUIRE(cell != probe::items().rend());
    return cell->center();
}

/// Two moves on the screen of which the first person, put on the seat of the second, has a price, or is held by a rule.
struct Pair {
    std::size_t person, seat;
};
std::optional<Pair> find_pair(const planning::Plan& plan, planning::PlanExplainer& explainer, const planning::Assessment& ground, bool has_price) {
    const auto row = [&](records::EntityKind kind, const std::string& key) {
        return static_cast<std::uint32_t>(*ground.registry().table(kind).row_of(key));
    };
    for (std::size_t person = 0; person < 6; ++person) {
        const auto seats = explainer.seats_for(plan.moves[person].person);
        for (std::size_t seat = 0; seat < 6; ++seat) {
            const std::int32_t to = plan.moves[seat].to;
            if (to == plan.moves[person].to) continue;
            const auto at = std::ranges::find(seats, to, &planning::Alternative::seat);
            if (has_price && at != seats.end() && at->missing) return Pair{person, seat};
            if (!has_price && !ground.rules().allows(row(records::EntityKind::employee, number_of(plan, plan.moves[person].person)),
                                                     row(records::EntityKind::position, id_of(plan, to))))
                return Pair{person, seat};
        }
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a person carried over a seat says the price and the chain; dropping tries the lock", "[plan]") {
    Priced priced;
    auto& [screen, plan, explainer] = priced;
    const auto pair = find_pair(*plan, *explainer, *screen.state().ground, true);
    REQUIRE(pair);
    const std::int32_t person = plan->moves[pair->person].person, seat = plan->moves[pair->seat].to;
    const auto seats = explainer->seats_for(person);
    const std::int64_t price = *std::ranges::find(seats, seat, &planning::Alternative::seat)->missing;
    REQUIRE(screen.carry(row_of(*plan, person), seat_cell(*plan, plan->moves[pair->seat])));
    CHECK(screen.shows("Lepaskan untuk mencoba penguncian; Esc membatalkan"));
    CHECK(screen.shows_part(price == 0 ? "sama baiknya" : "rencana kehilangan " + base::decimal(price, 3, 1)));
    for (const planning::Move& shift : explainer->displaced(person, seat)) CHECK(screen.shows_part(name_of(*plan, shift.person) + ": "));
    CHECK_FALSE(screen.state().trial);
    // Esc first: nothing happens.
    screen.press(ImGuiKey_Escape);
    CHECK_FALSE(screen.shows("Lepaskan untuk mencoba penguncian; Esc membatalkan"));
    screen.drop();
    CHECK_FALSE(screen.state().trial);
    REQUIRE(screen.carry(row_of(*plan, person), seat_cell(*plan, plan->moves[pair->seat])));
    screen.drop();
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    REQUIRE(screen.state().trial->plan);
    const planning::Plan& trial = *screen.state().trial->plan;
    CHECK(id_of(trial, trial.matching.seat_of[static_cast<std::size_t>(person)]) == id_of(*plan, seat));
    CHECK(plan->matching.objective - trial.matching.objective == price);
}

TEST_CASE("a seat that a rule closes to the person says the rule, and dropping there does nothing", "[plan]") {
    Priced priced;
    auto& [screen, plan, explainer] = priced;
    const auto pair = find_pair(*plan, *explainer, *screen.state().ground, false);
    REQUIRE(pair);
    REQUIRE(screen.carry(row_of(*plan, plan->moves[pair->person].person), seat_cell(*plan, plan->moves[pair->seat])));
    CHECK(screen.shows_part("tertahan "));
    CHECK_FALSE(screen.shows("Lepaskan untuk mencoba penguncian; Esc membatalkan"));
    screen.drop();
    CHECK_FALSE(screen.state().trial);
    CHECK_FALSE(screen.state().job);
}

TEST_CASE("anybody is placed with the keyboard: a person by search, a seat by search, then the lock", "[plan]") {
    Priced priced;
    auto& [screen, plan, explainer] = priced;
    // Somebody whom the plan leaves in place, and who could move at a price.
    std::int32_t person = -1, seat = -1;
    for (std::int32_t one = 0; one < plan->market.people_count() && person < 0; ++one) {
        if (std::ranges::contains(plan->moves, one, &planning::Move::person)) continue;
        for (const planning::Alternative& other : explainer->seats_for(one))
            if (other.missing && *other.missing > 0) person = one, seat = other.seat;
    }
    REQUIRE(person >= 0);
    REQUIRE(screen.click("Tempatkan"));
    screen.type(number_of(*plan, person));
    REQUIRE(screen.click("Tempatkan " + name_of(*plan, person) + " (" + number_of(*plan, person) + ')'));
    REQUIRE(screen.click("Cari kursi"));
    screen.type(id_of(*plan, seat));
    const auto weigh = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
        return item.name.starts_with("Timbang ") && item.name.ends_with('(' + id_of(*plan, seat) + ')');
    });
    REQUIRE(weigh != probe::items().end());
    CHECK(screen.shows_part("rencana kehilangan "));
    REQUIRE(screen.click(std::string(weigh->name)));
    REQUIRE(screen.click("Kunci di kursi ini (" + id_of(*plan, seat) + ')'));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    const planning::Plan& trial = *screen.state().trial->plan;
    CHECK(id_of(trial, trial.matching.seat_of[static_cast<std::size_t>(person)]) == id_of(*plan, seat));
}

TEST_CASE("another person for the seat can be locked there, and one tried decision goes while the other stays", "[plan]") {
    Priced priced;
    auto& [screen, plan, explainer] = priced;
    // A move whose seat somebody else could have had.
    const auto rival_of = [&](const planning::Move& move) {
        std::int32_t found = -1;
        for (const planning::Alternative& other : explainer->people_for(move.to, 4))
            if (found < 0 && other.person != move.person && other.missing) found = other.person;
        return found;
    };
    const auto move = std::ranges::find_if(plan->moves, [&](const planning::Move& one) { return rival_of(one) >= 0; });
    REQUIRE(move != plan->moves.end());
    const std::int32_t rival = rival_of(*move);
    REQUIRE(screen.click("Cari perpindahan"));
    screen.type(number_of(*plan, move->person));
    REQUIRE(screen.click(probe::Role::row, row_of(*plan, move->person)));
    const std::string weigh = "Timbang " + name_of(*plan, rival) + " untuk kursi ini (" + number_of(*plan, rival) + ')';
    REQUIRE(screen.scroll_to(weigh, "Pengalaman"));
    REQUIRE(screen.click(weigh));
    const std::string lock = "Kunci di kursi ini, " + name_of(*plan, rival) + " (" + id_of(*plan, move->to) + ')';
    for (int turn = 0; turn < 20 && !screen.shows(lock); ++turn) screen.wheel(-1);
    REQUIRE(screen.click(lock));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    CHECK(screen.state().trial->plan->matching.seat_of[static_cast<std::size_t>(rival)] == move->to);
    // A second decision beside it.
    const planning::Decision second{planning::Decision::Kind::forbid, number_of(*plan, move->person), id_of(*plan, plan->matching.seat_of[static_cast<std::size_t>(rival)])};
    screen.send(app::TryDecision{second});
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial->choice.decisions->size() == 2);
    const auto chip = std::ranges::find_if(probe::items(), [&](const probe::Item& item) {
        return item.name.starts_with("Keluarkan dari percobaan: " + name_of(*plan, rival));
    });
    REQUIRE(chip != probe::items().end());
    REQUIRE(screen.click(std::string(chip->name)));
    REQUIRE(screen.finish_job());
    REQUIRE(screen.state().trial);
    CHECK(*screen.state().trial->choice.decisions == app::Decisions{second});
    const auto last = std::ranges::find_if(probe::items(), [&](const probe::Item& item) { return item.name.starts_with("Keluarkan dari percobaan: "); });
    REQUIRE(last != probe::items().end());
    REQUIRE(screen.click(std::string(last->name)));
    REQUIRE(screen.finish_job());
    CHECK_FALSE(screen.state().trial);
}
