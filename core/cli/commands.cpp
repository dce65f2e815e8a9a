#include "core/cli/commands.hpp"

namespace cli {

namespace {

constexpr std::size_t k_any_number = 100'000;

constexpr Option k_demo[] = {{"employees", true}, {"seed", true}, {"out", true, true}, {"dirt"}, {"xlsx"}, {"today", true}};
constexpr Option k_check[] = {{"today", true}, {"sheet", true}};
constexpr Option k_plan[] = {{"mechanism", true}, {"max-moves", true}, {"least-gain", true},
                             {"fairness", true}, {"model", true},  {"today", true},     {"out", true, true}, {"equity"}};
constexpr Option k_explain[] = {{"employee", true, true}, {"seat", true}, {"data", true}};
constexpr Option k_assign[] = {{"binary"}};
constexpr Option k_verify[] = {{"market", true}};
constexpr Option k_match[] = {{"mechanism", true}, {"max-moves", true}, {"fairness", true}, {"explain"}};

constexpr Command k_commands[] = {
    {"demo", {0, 0, k_demo}, run_demo},       {"check", {1, k_any_number, k_check}, run_check},
    {"plan", {1, 1, k_plan}, run_plan},       {"explain", {1, 1, k_explain}, run_explain},
    {"verify", {1, 1, k_verify}, run_verify}, {"match", {1, 1, k_match}, run_match},
    {"assign", {1, 1, k_assign}, run_assign},
};

}  // namespace

std::span<const Command> commands() { return k_commands; }

}  // namespace cli
