#include "core/scoring/unit_order.hpp"

namespace scoring {

std::vector<UnitRun> unit_runs(const records::Registry& registry) {
    const records::Table& units = registry.table(records::EntityKind::unit);
    const auto parent_field = registry.catalogue().index(records::EntityKind::unit, "parent_id");
    const std::size_t count = units.size();
    std::vector<std::vector<std::size_t>> children(count);
    std::vector<std::size_t> roots;
    for (std::size_t row = 0; row < count; ++row) {
        const auto parent = units.row_of(records::as_text(units.rows()[row].values[parent_field]));
        if (parent && *parent != row) children[*parent].push_back(row);
        else roots.push_back(row);
    }
    std::vector<UnitRun> runs(count, UnitRun{-1, -1});
    std::int32_t place = 0;
    const auto walk = [&](std::size_t root) {
        std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}};  // unit, next child
        runs[root].place = place++;
        while (!path.empty()) {
            auto& [unit, next] = path.back();
            if (next == children[unit].size()) {
                runs[unit].end = place;
                path.pop_back();
                continue;
            }
            const std::size_t child = children[unit][next++];
            runs[child].place = place++;
            path.emplace_back(child, 0);
        }
    };
    for (const std::size_t root : roots) walk(root);
    for (UnitRun& run : runs) {
        if (run.place >= 0) continue;
        run.place = place++;
        run.end = place;
    }
    return runs;
}

}  // namespace scoring
