#include "core/demo/scales.hpp"

#include <algorithm>

#include "core/base/result.hpp"

namespace demo {

namespace {

constexpr std::array<std::string_view, 17> k_ranks = {"I/a",  "I/b",  "I/c",   "I/d",   "II/a",  "II/b",
                                                      "II/c", "II/d", "III/a", "III/b", "III/c", "III/d",
                                                      "IV/a", "IV/b", "IV/c",  "IV/d",  "IV/e"};

struct LevelRow {
    std::string_view code, siasn, siasn_id;
    Rank entry, ceiling;
    std::string_view contract, contract_id;
    int age;
};
constexpr std::array<LevelRow, 10> k_levels = {{
    {"sd", "Sekolah Dasar", "05", 0, 4, "I", "01", 19},
    {"smp", "SLTP", "10", 2, 6, "IV", "04", 19},
    {"sma", "SLTA", "15", 4, 9, "V", "05", 19},
    {"d1", "Diploma I", "20", 4, 9, "V", "05", 20},
    {"d2", "Diploma II", "25", 5, 9, "VI", "06", 21},
    {"d3", "Diploma III/Sarjana Muda", "30", 6, 10, "VII", "07", 22},
    {"d4", "Diploma IV", "35", 8, 11, "IX", "09", 23},
    {"s1", "S-1/Sarjana", "40", 8, 11, "IX", "09", 23},
    {"s2", "S-2", "45", 9, 12, "X", "10", 26},
    {"s3", "S-3", "50", 10, 12, "XI", "11", 30},
}};

const LevelRow& row(Level level) { return k_levels[static_cast<std::size_t>(level)]; }

}  // namespace

std::string_view rank_text(Rank rank) { return k_ranks[static_cast<std::size_t>(rank)]; }

std::string rank_id(Rank rank) {
    const int group = rank < 4 ? 1 : rank < 8 ? 2 : rank < 12 ? 3 : 4;
    return std::to_string(group * 10 + rank - (group - 1) * 4 + 1);
}

Rank rank_of(std::string_view text) {
    const auto at = std::ranges::find(k_ranks, text);
    BASE_ASSERT(at != k_ranks.end());
    return static_cast<Rank>(at - k_ranks.begin());
}

Rank entry_rank(Level level) { return row(level).entry; }
Rank ceiling_rank(Level level) { return row(level).ceiling; }
std::string_view contract_rank(Level level) { return row(level).contract; }
std::string_view contract_rank_id(Level level) { return row(level).contract_id; }
std::string_view level_code(Level level) { return row(level).code; }
std::string_view level_siasn(Level level) { return row(level).siasn; }
std::string_view level_siasn_id(Level level) { return row(level).siasn_id; }
int entry_age(Level level) { return row(level).age; }

Level level_of(std::string_view code) {
    const auto at = std::ranges::find(k_levels, code, &LevelRow::code);
    BASE_ASSERT(at != k_levels.end());
    return static_cast<Level>(at - k_levels.begin());
}

}  // namespace demo
