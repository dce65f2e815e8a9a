#include "core/demo/random.hpp"

#include <bit>

namespace demo {

namespace {

std::uint64_t splitmix64(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

/// FNV-1a, 64 bits.
std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : name) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3U;
    }
    return hash;
}

}  // namespace

Random::Random(std::uint64_t seed, std::string_view name, std::uint64_t index) {
    std::uint64_t mix = seed;
    mix = splitmix64(mix) ^ name_hash(name);
    mix = splitmix64(mix) ^ index;
    for (std::uint64_t& word : state_) word = splitmix64(mix);
}

std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

int Random::below(int count) {
    // The high half of a 32 by 32 bit product; its bias is below one in a million for the counts used here.
    return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
}

int Random::normal_milli() {
    int sum = -5994;
    for (int draw = 0; draw < 12; ++draw) sum += below(1000);
    return sum;
}

std::size_t Random::weighted(std::span<const int> weights) {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int left = below(sum);
    std::size_t at = 0;
    while (left >= weights[at]) left -= weights[at++];
    return at;
}

}  // namespace demo
