// Several devices edit, remove and exchange bundles at random; afterwards every order of delivery must show the same.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <random>

#include "core/journal/writer.hpp"
#include "tests/support/repeats.hpp"

using journal::Change;
using journal::Ledger;
using records::Catalogue;
using records::EntityKind;

namespace {

struct World {
    std::vector<Ledger> ledgers;
    std::vector<std::vector<journal::BundleFile>> logs;  // per device, in order
};

Change random_change(std::mt19937& random) {
    const Catalogue& catalogue = Catalogue::standard();
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::string key = std::to_string(pick(4));
    if (pick(8) == 0) return {EntityKind::unit, key, true, {}};
    Change change{EntityKind::unit, key, false, {}};
    for (const char* field : {"name", "district", "latitude"}) {
        if (pick(2) != 0) continue;
        const auto index = catalogue.index(EntityKind::unit, field);
        const bool is_number = catalogue.field(EntityKind::unit, index).type == records::FieldType::decimal;
        if (is_number) change.fields.push_back({index, std::int64_t{pick(3)}});
        else change.fields.push_back({index, std::string(1, static_cast<char>('a' + pick(3)))});
    }
    return change;
}

/// Random edits with random partial exchange, always in per-device order.
World make_world(std::mt19937& random, std::size_t devices, int rounds) {
    World world{std::vector<Ledger>(devices, Ledger(Catalogue::standard())), std::vector<std::vector<journal::BundleFile>>(devices)};
    for (int round = 0; round < rounds; ++round) {
        const std::size_t device = random() % devices;
        if (random() % 2 == 0) {
            const journal::Author author{"space0001", "device000" + std::to_string(device), "x", round};
            std::vector<Change> changes;
            for (std::size_t i = 0; i <= random() % 3; ++i) changes.push_back(random_change(random));
            for (auto& file : journal::write(world.ledgers[device], author, changes, "")) world.logs[device].push_back(std::move(file));
        } else {
            const std::size_t source = random() % devices;
            const auto known = world.ledgers[device].last_of("device000" + std::to_string(source)).first;
            for (std::size_t i = known; i < world.logs[source].size() && random() % 3 != 0; ++i) {
                REQUIRE(world.ledgers[device].add(world.logs[source][i].bytes));
            }
        }
    }
    return world;
}

}  // namespace

TEST_CASE("every order, grouping and repetition of bundles gives the same state", "[journal][property]") {
    const unsigned first_seed = 20261124;
    for (unsigned seed = first_seed; seed < first_seed + support::repeats(300); ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        const World world = make_world(random, 2 + seed % 3, 30);
        std::vector<std::string> all;
        for (const auto& log : world.logs) {
            for (const auto& file : log) all.push_back(file.bytes);
        }
        std::string expected;
        for (int order = 0; order < 4; ++order) {
            std::ranges::shuffle(all, random);
            Ledger ledger(Catalogue::standard());
            for (const auto& bytes : all) {
                REQUIRE(ledger.add(bytes));
                if (random() % 4 == 0) REQUIRE(ledger.add(bytes));
            }
            if (order == 0) expected = ledger.digest();
            REQUIRE(ledger.digest() == expected);
        }
    }
}

TEST_CASE("no acknowledged value vanishes: it is shown, in conflict, or was seen by who replaced it", "[journal][property]") {
    for (unsigned seed = 1; seed <= support::repeats(200); ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        const World world = make_world(random, 3, 24);
        Ledger merged(Catalogue::standard());
        std::vector<journal::Bundle> bundles;
        for (const auto& log : world.logs) {
            for (const auto& file : log) {
                bundles.push_back(*journal::read_bundle(file.bytes, Catalogue::standard()));
                REQUIRE(merged.add(file.bytes));
            }
        }
        const auto conflicts = merged.conflicts();
        // Independent of the fold: a write is a head iff no other write to that field has it in its past.
        const auto past = [](const journal::Bundle& a, std::size_t i, const journal::Bundle& b, std::size_t j) {
            if (a.device == b.device) return std::pair(a.seq, i) < std::pair(b.seq, j);
            const auto seen = b.seen.find(a.device);
            return seen != b.seen.end() && seen->second >= a.seq;
        };
        for (const auto& a : bundles) {
            for (std::size_t i = 0; i < a.operations.size(); ++i) {
                for (const auto& item : a.operations[i].fields) {
                    bool is_head = true;
                    for (const auto& b : bundles) {
                        for (std::size_t j = 0; j < b.operations.size(); ++j) {
                            const auto& later = b.operations[j];
                            const bool writes = later.key == a.operations[i].key &&
                                                std::ranges::any_of(later.fields, [&](const auto& f) { return f.field == item.field; });
                            if (writes && past(a, i, b, j)) is_head = false;
                        }
                    }
                    const auto* record = merged.registry().table(EntityKind::unit).find(a.operations[i].key);
                    if (!is_head || !record) continue;
                    const bool is_shown = record->values[item.field] == item.value;
                    const bool is_listed = std::ranges::any_of(conflicts, [&](const journal::Conflict& conflict) {
                        return conflict.key == a.operations[i].key && conflict.field == item.field &&
                               std::ranges::any_of(conflict.heads, [&](const auto& head) { return head.value == item.value; });
                    });
                    CHECK((is_shown || is_listed));
                }
            }
        }
    }
}
