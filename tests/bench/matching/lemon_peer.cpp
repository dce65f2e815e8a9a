// lemon_peer METHOD RUNS FILE: LEMON on one instance; METHOD is simplex (network simplex) or scaling (cost scaling).
// Prints processor milliseconds of building the graph and of solving, as samples.hpp does.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using Graph = lemon::SmartDigraph;

struct Instance {
    std::int32_t rows = 0, columns = 0;
    std::vector<std::int64_t> start;
    std::vector<std::int32_t> column, cost;
};

template <class T>
void read(std::FILE* file, T* into, std::size_t count) {
    if (std::fread(into, sizeof(T), count, file) != count) std::exit(1);
}

Instance load(const char* path) {
    std::FILE* file = std::fopen(path, "rb");
    if (!file) std::exit(1);
    char magic[16];
    std::int32_t head[4];
    read(file, magic, 16);
    read(file, head, 4);
    Instance instance{head[0], head[1], {}, {}, {}};
    const auto rows = static_cast<std::size_t>(head[0]), columns = static_cast<std::size_t>(head[1]);
    instance.start.resize(rows + 1);
    if (head[2] == 0) {
        instance.column.resize(rows * columns);
        for (std::size_t at = 0; at < instance.column.size(); ++at)
            instance.column[at] = static_cast<std::int32_t>(at % columns);
        for (std::size_t row = 0; row <= rows; ++row) instance.start[row] = static_cast<std::int64_t>(row * columns);
    } else {
        read(file, instance.start.data(), rows + 1);
        instance.column.resize(static_cast<std::size_t>(instance.start[rows]));
        read(file, instance.column.data(), instance.column.size());
    }
    instance.cost.resize(instance.column.size());
    read(file, instance.cost.data(), instance.cost.size());
    std::fclose(file);
    return instance;
}

double milliseconds(std::clock_t since) { return static_cast<double>(std::clock() - since) * 1000.0 / CLOCKS_PER_SEC; }

template <class Solver>
long long solve(const Instance& instance, std::vector<double>& build, std::vector<double>& run) {
    std::clock_t clock = std::clock();
    Graph graph;
    const int rows = instance.rows, columns = instance.columns;
    graph.reserveNode(rows + columns + 1);
    graph.reserveArc(static_cast<int>(instance.column.size()) + columns);
    for (int node = 0; node < rows + columns + 1; ++node) graph.addNode();
    const auto hub = graph.nodeFromId(rows + columns);
    for (int row = 0; row < rows; ++row)
        for (auto at = static_cast<std::size_t>(instance.start[static_cast<std::size_t>(row)]);
             at < static_cast<std::size_t>(instance.start[static_cast<std::size_t>(row) + 1]); ++at)
            graph.addArc(graph.nodeFromId(row), graph.nodeFromId(rows + instance.column[at]));
    for (int column = 0; column < columns; ++column) graph.addArc(graph.nodeFromId(rows + column), hub);
    Graph::ArcMap<int> upper(graph, 1);
    Graph::ArcMap<long long> cost(graph, 0);
    for (std::size_t at = 0; at < instance.cost.size(); ++at)
        cost[graph.arcFromId(static_cast<int>(at))] = instance.cost[at];
    Graph::NodeMap<int> supply(graph, 0);
    for (int row = 0; row < rows; ++row) supply[graph.nodeFromId(row)] = 1;
    supply[hub] = -rows;
    Solver solver(graph);
    solver.upperMap(upper).costMap(cost).supplyMap(supply);
    build.push_back(milliseconds(clock));
    clock = std::clock();
    const auto outcome = solver.run();
    run.push_back(milliseconds(clock));
    return outcome == Solver::OPTIMAL ? solver.template totalCost<long long>() : -1;
}

void print(const char* key, const std::vector<double>& samples) {
    std::printf("samples %s", key);
    for (const double value : samples) std::printf(" %.4f", value);
    std::printf("\n");
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    const std::string method = words[1];
    const Instance instance = load(words[3]);
    std::vector<double> build, run;
    long long objective = 0;
    for (int at = 0; at < std::atoi(words[2]); ++at)
        objective = method == "simplex" ? solve<lemon::NetworkSimplex<Graph, int, long long>>(instance, build, run)
                                        : solve<lemon::CostScaling<Graph, int, long long>>(instance, build, run);
    print("build", build);
    print("solve", run);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("fact objective %lld\nfact memory %ld\n", objective, usage.ru_maxrss / 1024);
}
