// Every write point, enumerated: the Nth call fails, for N = 1, 2, ... until a run is untouched.
#include <catch_amalgamated.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server_stub/store/bundle_store.hpp"
#include "simulated_disk.hpp"

namespace {

using server_test::Crash;
using server_test::Fault;
using server_test::SimulatedDisk;
using server_test::Strike;
using store::Answer;
using store::BundleStore;
using store::Name;
using store::Status;

struct Write {
    std::string path;
    std::string bytes;
    Status untouched;  // the answer when nothing fails
};

const std::string k_base = "abcdefgh/v1/";
const std::vector<Write> k_writes{
    {k_base + "log/dev1/00000001.json", "first bundle", Status::created},
    {k_base + "log/dev1/00000001.json", "another text", Status::refused},
    {k_base + "log/dev1/00000002.json", "second bundle", Status::created},
    {k_base + "head/dev1.json", "{\"last\":1}", Status::created},
    {k_base + "head/dev1.json", "{\"last\":2}", Status::replaced},
};

/// What a laptop knows after the run: which writes were acknowledged, and which may or may not have happened.
struct Ledger {
    std::map<std::string, std::string> acknowledged;         // the last acknowledged content
    std::map<std::string, std::set<std::string>> attempted;  // contents sent since then, of unknown fate
    std::vector<Answer> answers;
};

Name name_of(const std::string& path) {
    const auto name = store::parse_name(path);
    REQUIRE(name);
    return *name;
}

/// Runs until the end or until the simulated program dies.
Ledger run(SimulatedDisk& disk) {
    Ledger ledger;
    try {
        const auto opened = BundleStore::open(disk, "data");
        if (!opened) return ledger;
        for (const Write& write : k_writes) {
            ledger.attempted[write.path].insert(write.bytes);
            const Answer answer = (*opened)->put(name_of(write.path), write.bytes);
            ledger.answers.push_back(answer);
            if (answer.status == Status::created || answer.status == Status::replaced) {
                ledger.acknowledged[write.path] = write.bytes;
                ledger.attempted[write.path].clear();
            }
        }
    } catch (const Crash&) {
    }
    return ledger;
}

/// Nothing acknowledged is lost and nothing torn is visible.
std::unique_ptr<BundleStore> check_visible(SimulatedDisk& disk, const Ledger& ledger) {
    auto opened = BundleStore::open(disk, "data");
    REQUIRE(opened);
    for (const auto& [path, attempts] : ledger.attempted) {
        INFO(path);
        const auto last = ledger.acknowledged.find(path);
        const Answer found = (*opened)->get(name_of(path));
        if (found.status == Status::missing) {
            REQUIRE(last == ledger.acknowledged.end());
            continue;
        }
        REQUIRE(found.status == Status::found);
        const bool is_last = last != ledger.acknowledged.end() && last->second == found.bytes;
        const bool may_be_attempt = last == ledger.acknowledged.end() || !store::is_write_once(name_of(path).kind);
        REQUIRE((is_last || (may_be_attempt && attempts.contains(found.bytes))));
    }
    return std::move(*opened);
}

/// And what is write-once and visible stays: a client that lost the answer reads the name and trusts what it sees.
void check_promise(SimulatedDisk disk, const Ledger& ledger) {
    const auto bundles = check_visible(disk, ledger);
    SimulatedDisk later = disk.after_power_cut([](std::size_t) { return false; });
    const auto reopened = BundleStore::open(later, "data");
    REQUIRE(reopened);
    for (const auto& [path, attempts] : ledger.attempted) {
        if (!store::is_write_once(name_of(path).kind)) continue;
        REQUIRE((*reopened)->get(name_of(path)).bytes == bundles->get(name_of(path)).bytes);
    }
}

/// Every disk that may be found: each part of what was not synced (all of them up to 2^8, then a fixed scatter).
int check_every_power_cut(const SimulatedDisk& disk, const Ledger& ledger) {
    constexpr std::size_t k_exhaustive_bits = 8;
    const std::size_t pending = disk.pending();
    const std::uint64_t parts = std::uint64_t{1} << std::min(pending, k_exhaustive_bits);
    for (std::uint64_t part = 0; part < parts; ++part) {
        const auto survives = [&](std::size_t change) {
            const std::uint64_t scattered = part * 0x9E3779B97F4A7C15U;
            return pending <= k_exhaustive_bits ? ((part >> change) & 1U) != 0
                                                : ((scattered >> (change % 64)) & 1U) != 0;
        };
        INFO("part " << part << " of " << parts);
        check_promise(disk.after_power_cut(survives), ledger);
    }
    return static_cast<int>(parts);
}

}  // namespace

TEST_CASE("an undisturbed run answers as the protocol says and every cut keeps it", "[server][store][fault]") {
    SimulatedDisk disk;
    disk.has_unnamed_files = GENERATE(true, false);
    const Ledger ledger = run(disk);
    REQUIRE(ledger.answers.size() == k_writes.size());
    for (std::size_t i = 0; i < k_writes.size(); ++i) CHECK(ledger.answers[i].status == k_writes[i].untouched);
    check_every_power_cut(disk, ledger);
    check_promise(disk.after_restart(), ledger);
}

TEST_CASE("whichever call fails, nothing acknowledged is lost and nothing torn is visible", "[server][store][fault]") {
    const bool has_unnamed_files = GENERATE(true, false);
    const auto strike = GENERATE(Strike::error, Strike::crash_before, Strike::crash_after);
    const int error = strike == Strike::error ? GENERATE(EIO, ENOSPC, EDQUOT, EACCES) : EIO;
    int states = 0;
    bool has_struck = true;
    for (int call = 1; has_struck; ++call) {
        SimulatedDisk disk;
        disk.has_unnamed_files = has_unnamed_files;
        disk.faults = {{call, strike, error}};
        const Ledger ledger = run(disk);
        has_struck = disk.has_struck();
        INFO("call " << call << ", strike " << static_cast<int>(strike) << ", error " << error << ", unnamed files "
                     << has_unnamed_files);
        for (std::size_t i = 0; i < ledger.answers.size(); ++i) {
            const Status status = ledger.answers[i].status;
            INFO("write " << i);
            const bool is_full = error == ENOSPC || error == EDQUOT;
            // After a write that failed, the name is free, and the next text for it becomes the first.
            const bool takes_place_of_failed = i > 0 && ledger.answers[i - 1].status != k_writes[i - 1].untouched &&
                                               k_writes[i].path == k_writes[i - 1].path && status == Status::created;
            REQUIRE((status == k_writes[i].untouched || takes_place_of_failed ||
                     status == (is_full ? Status::no_space : Status::failed)));
        }
        check_promise(disk.after_restart(), ledger);
        states += check_every_power_cut(disk, ledger);
    }
    INFO(states << " disks");
    CHECK(states > 200);
}

TEST_CASE("an interrupted call and a short write change nothing", "[server][store][fault]") {
    const bool has_unnamed_files = GENERATE(true, false);
    const Fault kind = GENERATE(Fault{0, Strike::error, EINTR}, Fault{0, Strike::short_write, 0});
    bool has_struck = true;
    int first_store_call = 0;
    {
        SimulatedDisk disk;
        REQUIRE(BundleStore::open(disk, "data"));
        first_store_call = disk.calls() + 1;
    }
    for (int call = first_store_call; has_struck; ++call) {
        SimulatedDisk disk;
        disk.has_unnamed_files = has_unnamed_files;
        disk.faults = {{call, kind.strike, kind.error}};
        const Ledger ledger = run(disk);
        has_struck = disk.has_struck();
        INFO("call " << call);
        REQUIRE(ledger.answers.size() == k_writes.size());
        for (std::size_t i = 0; i < k_writes.size(); ++i) REQUIRE(ledger.answers[i].status == k_writes[i].untouched);
        check_every_power_cut(disk, ledger);
    }
}

TEST_CASE("two failures in one run, the second also in the repair of the first", "[server][store][fault]") {
    const bool has_unnamed_files = GENERATE(true, false);
    SimulatedDisk untouched;
    untouched.has_unnamed_files = has_unnamed_files;
    run(untouched);
    for (int first = 1; first <= untouched.calls(); ++first) {
        for (int second = first + 1; second <= untouched.calls() + 4; ++second) {
            SimulatedDisk disk;
            disk.has_unnamed_files = has_unnamed_files;
            disk.faults = {{first, Strike::error, EIO}, {second, Strike::error, EIO}};
            const Ledger ledger = run(disk);
            INFO("calls " << first << " and " << second);
            check_promise(disk.after_power_cut([](std::size_t) { return false; }), ledger);
            check_promise(disk.after_power_cut([](std::size_t) { return true; }), ledger);
            check_promise(disk.after_power_cut([](std::size_t change) { return change % 2 == 0; }), ledger);
            // No more than this after a mere restart: if the disk lost the name, refused to give it up and then claims
            // that all is well, no later program can know.
            SimulatedDisk restarted = disk.after_restart();
            check_visible(restarted, ledger);
        }
    }
}

TEST_CASE("a name that could neither be synced nor taken back is refused until the next start",
          "[server][store][fault]") {
    SimulatedDisk disk;
    const auto opened = BundleStore::open(disk, "data");
    REQUIRE(opened);
    const Name name = name_of(k_base + "log/dev1/00000001.json");
    REQUIRE((*opened)->put(name_of(k_base + "log/dev1/00000009.json"), "folders exist").status == Status::created);
    // The last two calls of the next write are the link and the sync; its repair is the call after.
    const int before = disk.calls();
    REQUIRE((*opened)->put(name_of(k_base + "log/dev1/00000008.json"), "1234").status == Status::created);
    const int calls_of_a_write = disk.calls() - before;
    disk.faults = {{disk.calls() + calls_of_a_write, Strike::error, EIO},
                   {disk.calls() + calls_of_a_write + 1, Strike::error, EIO}};
    REQUIRE((*opened)->put(name, "1234").status == Status::failed);
    CHECK((*opened)->get(name).status == Status::failed);
    CHECK((*opened)->put(name, "1234").status == Status::failed);
}

TEST_CASE("a store whose start fails does not open", "[server][store][fault]") {
    SimulatedDisk counted;
    REQUIRE(BundleStore::open(counted, "data"));
    for (int call = 1; call <= counted.calls(); ++call) {
        SimulatedDisk disk;
        disk.faults = {{call, Strike::error, EIO}};
        const auto opened = BundleStore::open(disk, "data");
        INFO("call " << call);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == "server.data_unusable");
        CHECK(opened.error().place == "data");
    }
}
