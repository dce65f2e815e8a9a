// generate NAME FILE: writes one instance of the bench. The same numbers on every machine.
//
// Names     u6-N, u100-N   full matrix N x N, costs uniform to 1,000,000 or 100
//           sd-N           full matrix N x 1.1 N, structured; a pair that is not acceptable costs 1,000,000
//           ss-N           the acceptable pairs of sd-N alone
//           st-N-D         structured, about D acceptable pairs a row, 1.1 N columns
//           rs-N-D, rv-N-D random, D pairs a row; N or 1.1 N columns
// Structured  People and posts belong to families, grades and regions on a map; a person may take a post of the own
//           family and grade, or one grade up, nearest regions first. The cost adds the distance of eight competencies
//           to what the post asks, the way, and the step in grade. Everyone may keep the present post.
// Form      See core/matching/assignment.hpp.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/matching/random_market.hpp"

namespace {

using support::Random;

struct Pair {
    std::int32_t column;
    std::int32_t cost;
};
using Row = std::vector<Pair>;

constexpr std::int32_t k_unacceptable = 1'000'000;

class Output {
public:
    explicit Output(const char* path) : file_(std::fopen(path, "wb"), std::fclose) {}
    [[nodiscard]] bool is_open() const { return file_ != nullptr; }
    void number(std::int32_t value) { bytes(&value, sizeof value); }
    void large(std::int64_t value) { bytes(&value, sizeof value); }
    void bytes(const void* data, std::size_t size) {
        is_good_ = std::fwrite(data, 1, size, file_.get()) == size && is_good_;
    }
    [[nodiscard]] bool is_good() const { return is_good_ && std::fflush(file_.get()) == 0; }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    bool is_good_ = true;
};

struct Instance {
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    bool is_matrix = false;
    /// Columns ascending; the same answer every time.
    std::function<void(std::int32_t, Row&)> row;
};

bool write(const Instance& instance, Output& out) {
    out.bytes("serasi-assign/1\n", 16);
    for (const std::int32_t value : {instance.rows, instance.columns, instance.is_matrix ? 0 : 1, 0}) out.number(value);
    Row row;
    const auto each_row = [&](const auto& visit) {
        for (std::int32_t at = 0; at < instance.rows; ++at) {
            row.clear();
            instance.row(at, row);
            visit();
        }
    };
    if (instance.is_matrix) {
        std::vector<std::int32_t> costs;
        each_row([&] {
            costs.assign(static_cast<std::size_t>(instance.columns), k_unacceptable);
            for (const Pair& pair : row) costs[static_cast<std::size_t>(pair.column)] = pair.cost;
            out.bytes(costs.data(), costs.size() * sizeof(std::int32_t));
        });
        return out.is_good();
    }
    std::int64_t pairs = 0;
    out.large(0);
    each_row([&] { out.large(pairs += static_cast<std::int64_t>(row.size())); });
    each_row([&] {
        for (const Pair& pair : row) out.number(pair.column);
    });
    each_row([&] {
        for (const Pair& pair : row) out.number(pair.cost);
    });
    return out.is_good();
}

Random stream(std::int64_t kind, std::int64_t at) {
    return Random(static_cast<std::uint64_t>(kind) * 0x9E37'79B9'7F4A'7C15U +
                  static_cast<std::uint64_t>(at) * 0xD1B5'4A32'D192'ED03U);
}

Instance uniform(std::int32_t size, std::int32_t highest) {
    return {size, size, true, [=](std::int32_t at, Row& row) {
                Random random = stream(highest, at);
                for (std::int32_t column = 0; column < size; ++column)
                    row.push_back({column, random.between(1, highest)});
            }};
}

/// Row i may always take column (i * step) mod rows, so that everyone fits.
Instance scattered(std::int32_t rows, std::int32_t columns, std::int32_t degree) {
    return {
        rows, columns, false, [=](std::int32_t at, Row& row) {
            Random random = stream(degree, at);
            const auto own = static_cast<std::int32_t>((std::int64_t{at} * 7'919 + 13) % rows);
            row.push_back({own, random.between(1, 1'000'000)});
            for (std::int32_t pair = 1; pair < degree; ++pair)
                row.push_back({random.between(0, columns - 1), random.between(1, 1'000'000)});
            std::stable_sort(row.begin(), row.end(), [](const Pair& a, const Pair& b) { return a.column < b.column; });
            row.erase(
                std::unique(row.begin(), row.end(), [](const Pair& a, const Pair& b) { return a.column == b.column; }),
                row.end());
        }};
}

class Nation {
public:
    static constexpr std::int32_t k_families = 8;
    static constexpr std::int32_t k_grades = 5;

    Nation(std::int32_t people, std::int32_t degree) : people_(people), degree_(degree) {
        const auto posts = static_cast<std::size_t>(people) * 11 / 10;
        const std::int32_t regions = std::max(1, people / 500);
        for (std::int32_t region = 0; region < regions; ++region) {
            Random random = stream(3, region);
            east_.push_back(random.between(0, 9'999));
            north_.push_back(random.between(0, 9'999));
        }
        find_neighbours();
        posts_.resize(posts);
        std::vector<std::int32_t> size(static_cast<std::size_t>(regions) * k_families * k_grades + 1, 0);
        for (std::size_t at = 0; at < posts; ++at) {
            Random random = stream(5, static_cast<std::int64_t>(at));
            Post& post = posts_[at];
            post.region = random.between(0, regions - 1);
            post.family = static_cast<std::int8_t>(random.between(0, k_families - 1));
            post.grade =
                static_cast<std::int8_t>(std::min(random.between(0, k_grades - 1), random.between(0, k_grades - 1)));
            for (auto& level : post.asks)
                level = static_cast<std::int8_t>(std::clamp(post.grade * 12 + random.between(20, 60), 0, 100));
            ++size[bucket(post.region, post.family, post.grade) + 1];
        }
        for (std::size_t at = 1; at < size.size(); ++at) size[at] += size[at - 1];
        start_ = size;
        members_.resize(posts);
        for (std::size_t at = 0; at < posts; ++at)
            members_[static_cast<std::size_t>(size[bucket(posts_[at].region, posts_[at].family, posts_[at].grade)]++)] =
                static_cast<std::int32_t>(at);
    }

    [[nodiscard]] std::int32_t people() const { return people_; }
    [[nodiscard]] std::int32_t posts() const { return static_cast<std::int32_t>(posts_.size()); }

    /// Person i holds post i.
    void row(std::int32_t person, Row& row) const {
        Random random = stream(7, person);
        const Post& own = posts_[static_cast<std::size_t>(person)];
        std::array<std::int32_t, 8> has{};
        for (std::size_t at = 0; at < has.size(); ++at)
            has[at] = std::clamp(own.asks[at] + random.between(-30, 30), 0, 100);
        const std::int32_t rooted = random.between(1, 4);
        const std::int32_t wanted = degree_ * random.between(60, 140) / 100;
        row.push_back({person, cost(own, own, has, rooted)});
        for (const std::int32_t region : neighbours_[static_cast<std::size_t>(own.region)]) {
            for (std::int32_t grade = own.grade; grade <= std::min(own.grade + 1, k_grades - 1); ++grade) {
                const std::size_t at = bucket(region, own.family, grade);
                for (std::int32_t member = start_[at]; member < start_[at + 1]; ++member) {
                    const std::int32_t post = members_[static_cast<std::size_t>(member)];
                    if (post != person)
                        row.push_back({post, cost(own, posts_[static_cast<std::size_t>(post)], has, rooted)});
                }
            }
            if (static_cast<std::int32_t>(row.size()) >= wanted) break;
        }
        std::sort(row.begin(), row.end(), [](const Pair& a, const Pair& b) { return a.column < b.column; });
    }

private:
    struct Post {
        std::int32_t region;
        std::int8_t family, grade;
        std::array<std::int8_t, 8> asks;
    };

    static std::size_t bucket(std::int32_t region, std::int32_t family, std::int32_t grade) {
        return static_cast<std::size_t>((region * k_families + family) * k_grades + grade);
    }

    [[nodiscard]] std::int32_t way(std::int32_t from, std::int32_t to) const {
        const std::int64_t east = east_[static_cast<std::size_t>(from)] - east_[static_cast<std::size_t>(to)];
        const std::int64_t north = north_[static_cast<std::size_t>(from)] - north_[static_cast<std::size_t>(to)];
        return static_cast<std::int32_t>(std::lround(std::sqrt(static_cast<double>(east * east + north * north))));
    }

    void find_neighbours() {
        const auto regions = static_cast<std::int32_t>(east_.size());
        std::vector<std::pair<std::int32_t, std::int32_t>> byway;
        for (std::int32_t region = 0; region < regions; ++region) {
            byway.clear();
            for (std::int32_t other = 0; other < regions; ++other) byway.emplace_back(way(region, other), other);
            const std::size_t count = std::min<std::size_t>(byway.size(), 12);
            std::partial_sort(byway.begin(), byway.begin() + static_cast<std::ptrdiff_t>(count), byway.end());
            auto& near = neighbours_.emplace_back();
            for (std::size_t at = 0; at < count; ++at) near.push_back(byway[at].second);
        }
    }

    [[nodiscard]] std::int32_t cost(const Post& own, const Post& post, const std::array<std::int32_t, 8>& has,
                                    std::int32_t rooted) const {
        std::int32_t lacks = 0;
        for (std::size_t at = 0; at < has.size(); ++at)
            lacks += std::abs(has[at] - post.asks[at]) * (2 + static_cast<std::int32_t>(at) % 3);
        const std::int32_t far = std::min(way(own.region, post.region), 4'000) * rooted;
        return lacks * 25 + far + (post.grade - own.grade) * 2'500 + 5'000;
    }

    std::int32_t people_, degree_;
    std::vector<std::int32_t> east_, north_, start_, members_;
    std::vector<std::vector<std::int32_t>> neighbours_;
    std::vector<Post> posts_;
};

Instance structured(std::int32_t people, std::int32_t degree, bool is_matrix) {
    const auto nation = std::make_shared<const Nation>(people, degree);
    return {people, nation->posts(), is_matrix, [nation](std::int32_t at, Row& row) { nation->row(at, row); }};
}

bool make(const std::string& name, Instance& instance) {
    char kind[8] = "";
    std::int32_t size = 0;
    std::int32_t degree = 0;
    const int read = std::sscanf(name.c_str(), "%7[a-z0-9]-%d-%d", kind, &size, &degree);
    const std::string what = kind;
    if (size < 1) return false;
    if (read == 2 && what == "u6") instance = uniform(size, 1'000'000);
    else if (read == 2 && what == "u100") instance = uniform(size, 100);
    else if (read == 2 && what == "sd") instance = structured(size, size, true);
    else if (read == 2 && what == "ss") instance = structured(size, size, false);
    else if (read == 3 && what == "st") instance = structured(size, degree, false);
    else if (read == 3 && what == "rs") instance = scattered(size, size, degree);
    else if (read == 3 && what == "rv") instance = scattered(size, size * 11 / 10, degree);
    else return false;
    return true;
}

}  // namespace

int main(int count, char** words) {
    Instance instance;
    if (count != 3 || !make(words[1], instance)) {
        std::fprintf(stderr, "generate NAME FILE: no instance of this name\n");
        return 2;
    }
    Output out(words[2]);
    if (!out.is_open() || !write(instance, out)) {
        std::fprintf(stderr, "generate: %s cannot be written\n", words[2]);
        return 1;
    }
    return 0;
}
