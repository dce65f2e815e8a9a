// random.hpp: the only source of chance in the demo city.
//
// Problem   The standard distributions differ between libraries, so the same seed would give different cities.
// Result    xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64. Every concern of every person draws from
//           its own stream, so that a change to the training of one person moves nobody's birthday.
// Rule      Never two draws in the arguments of one call or under one operator: C++ does not say which comes first.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace demo {

class Random {
public:
    /// The stream `name`, number `index`, of the city with this seed.
    Random(std::uint64_t seed, std::string_view name, std::uint64_t index = 0);

    /// Uniform in 0 to count - 1; count is at least 1.
    [[nodiscard]] int below(int count);
    /// Uniform in least to most, both included.
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    /// True in `permille` of a thousand cases.
    [[nodiscard]] bool chance(int permille) { return below(1000) < permille; }
    /// Nearly normal with mean 0 and standard deviation 1000: the sum of twelve uniform integers.
    [[nodiscard]] int normal_milli();
    /// Index into `weights`, in proportion to them; the sum is positive.
    [[nodiscard]] std::size_t weighted(std::span<const int> weights);
    template <class T>
    [[nodiscard]] const T& one_of(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[static_cast<std::size_t>(below(static_cast<int>(left)))]);
        }
    }

private:
    [[nodiscard]] std::uint64_t next();
    std::array<std::uint64_t, 4> state_;
};

}  // namespace demo
