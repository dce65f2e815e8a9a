// The store on a real disk, in a folder of its own, and beside other threads and programs.
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "server_stub/store/bundle_store.hpp"
#include "simulated_disk.hpp"
#include "temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using server_test::SimulatedDisk;
using server_test::TemporaryFolder;
using store::BundleStore;
using store::Status;

const std::string k_base = "abcdefgh/v1/";

store::Name name_of(const std::string& path) {
    const auto name = store::parse_name(path);
    REQUIRE(name);
    return *name;
}

std::unique_ptr<BundleStore> open_in(const TemporaryFolder& folder) {
    auto opened = BundleStore::open(store::posix_system(), folder.path());
    REQUIRE(opened);
    return std::move(*opened);
}

}  // namespace

TEST_CASE("a bundle comes back byte for byte, also after a restart", "[server][store]") {
    const TemporaryFolder folder;
    const std::string bytes = std::string("{\"n\":1}\n\0\xff", 10) + std::string(300'000, 'x');
    const auto name = name_of(k_base + "log/dev1/00000001.json");
    std::string digest;
    {
        const auto bundles = open_in(folder);
        const auto put = bundles->put(name, bytes);
        REQUIRE(put.status == Status::created);
        digest = put.digest;
    }
    const auto found = open_in(folder)->get(name);
    CHECK(found.status == Status::found);
    CHECK(found.bytes == bytes);
    CHECK(found.digest == digest);
    CHECK(digest.size() == 64);
}

TEST_CASE("a write-once name takes no second text, nor the same again", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    const std::string kind =
        GENERATE("log/dev1/00000001.json", "roster/a/00000001.json", "snap/d/00000001.json", "keys/c/1.json");
    const auto name = name_of(k_base + kind);
    REQUIRE(bundles->put(name, "one").status == Status::created);
    CHECK(bundles->put(name, "two").status == Status::refused);
    CHECK(bundles->put(name, "one").status == Status::refused);
    CHECK(bundles->put(name, "two", [](const auto&) { return true; }).status == Status::refused);
    CHECK(bundles->get(name).bytes == "one");
}

TEST_CASE("a replaceable name obeys the condition over its digest", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    const auto head = name_of(k_base + "head/dev1.json");
    const auto must_be_absent = [](const std::optional<std::string>& digest) { return !digest; };
    const auto first = bundles->put(head, "one", must_be_absent);
    REQUIRE(first.status == Status::created);
    CHECK(bundles->put(head, "two", must_be_absent).status == Status::refused);
    const auto must_be_first = [&](const std::optional<std::string>& digest) { return digest == first.digest; };
    CHECK(bundles->put(head, "two", must_be_first).status == Status::replaced);
    CHECK(bundles->put(head, "three", must_be_first).status == Status::refused);
    CHECK(bundles->get(head).bytes == "two");
    CHECK(bundles->put(head, "four").status == Status::replaced);
}

TEST_CASE("a probe can be removed once", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    const auto probe = name_of(k_base + "probe/x.json");
    CHECK(bundles->remove(probe).status == Status::missing);
    REQUIRE(bundles->put(probe, "p").status == Status::created);
    CHECK(bundles->remove(probe).status == Status::removed);
    CHECK(bundles->get(probe).status == Status::missing);
}

TEST_CASE("devices are the folders under log, with their highest number", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    using Highest = std::map<std::string, std::uint32_t>;
    CHECK(bundles->devices("abcdefgh") == Highest{});
    for (const char* device : {"zeta", "alfa", "beta"}) {
        REQUIRE(bundles->put(name_of(k_base + "log/" + device + "/00000001.json"), "x").status == Status::created);
    }
    REQUIRE(bundles->put(name_of(k_base + "snap/only-snap/00000001.json"), "x").status == Status::created);
    REQUIRE(bundles->put(name_of(k_base + "log/beta/00000012.json"), "x").status == Status::created);
    CHECK(bundles->devices("abcdefgh") == Highest{{"alfa", 1}, {"beta", 12}, {"zeta", 1}});
}

TEST_CASE("what an interrupted write left is removed at the next start", "[server][store]") {
    const TemporaryFolder folder;
    open_in(folder).reset();
    std::ofstream(fs::path(folder.path()) / ".incoming" / "17") << "half a bun";
    open_in(folder).reset();
    CHECK(fs::is_empty(fs::path(folder.path()) / ".incoming"));
}

TEST_CASE("writes leave nothing behind but the bundles", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    for (const char* path : {"log/d/00000001.json", "log/d/00000001.json", "head/d.json", "head/d.json"}) {
        static_cast<void>(bundles->put(name_of(k_base + path), "x"));
    }
    CHECK(fs::is_empty(fs::path(folder.path()) / ".incoming"));
}

TEST_CASE("one folder has one server", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    const auto second = BundleStore::open(store::posix_system(), folder.path());
    REQUIRE_FALSE(second);
    CHECK(second.error().code == "server.data_in_use");
}

TEST_CASE("a symbolic link in the data folder is not followed", "[server][store]") {
    const TemporaryFolder folder;
    const TemporaryFolder outside;
    const auto bundles = open_in(folder);
    REQUIRE(bundles->put(name_of(k_base + "log/dev1/00000001.json"), "x").status == Status::created);
    const fs::path log = fs::path(folder.path()) / k_base / "log";
    std::ofstream(fs::path(outside.path()) / "00000002.json") << "secret";
    fs::create_symlink(fs::path(outside.path()) / "00000002.json", log / "dev1" / "00000002.json");
    fs::create_directory_symlink(outside.path(), log / "dev2");
    CHECK(bundles->get(name_of(k_base + "log/dev1/00000002.json")).status == Status::failed);
    CHECK(bundles->get(name_of(k_base + "log/dev2/00000002.json")).status == Status::failed);
    CHECK(bundles->put(name_of(k_base + "log/dev2/00000003.json"), "x").status == Status::failed);
    CHECK_FALSE(fs::exists(fs::path(outside.path()) / "00000003.json"));
}

TEST_CASE("of many writers of one name exactly one wins, and readers see only its text", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    for (int round = 1; round <= 20; ++round) {
        const auto name = name_of(k_base + std::format("log/dev1/{:08}.json", round));
        std::atomic<int> winners = 0;
        std::atomic<char> winner = '?';
        std::vector<std::thread> writers;
        for (char writer = 'a'; writer < 'i'; ++writer) {
            writers.emplace_back([&, writer] {
                const auto answer = bundles->put(name, std::string(20'000, writer));
                if (answer.status == Status::created) {
                    ++winners;
                    winner = writer;
                }
                static_cast<void>(bundles->get(name));
            });
        }
        for (std::thread& writer : writers) writer.join();
        REQUIRE(winners == 1);
        REQUIRE(bundles->get(name).bytes == std::string(20'000, winner));
    }
}

TEST_CASE("a counter kept by conditions on the digest loses no step", "[server][store]") {
    const TemporaryFolder folder;
    const auto bundles = open_in(folder);
    const auto head = name_of(k_base + "head/counter.json");
    REQUIRE(bundles->put(head, "0").status == Status::created);
    std::atomic<int> steps = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 8; ++writer) {
        writers.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                const auto current = bundles->get(head);
                const std::string next = std::to_string(std::stoi(current.bytes) + 1);
                const auto is_current = [&](const auto& digest) { return digest == current.digest; };
                if (bundles->put(head, next, is_current).status == Status::replaced) ++steps;
            }
        });
    }
    for (std::thread& writer : writers) writer.join();
    CHECK(bundles->get(head).bytes == std::to_string(steps));
}

TEST_CASE("nobody sees a name before it is on the disk", "[server][store]") {
    SimulatedDisk disk;
    const auto opened = BundleStore::open(disk, "data");
    REQUIRE(opened);
    REQUIRE((*opened)->put(name_of(k_base + "log/dev1/00000001.json"), "folders exist").status == Status::created);
    const auto name = name_of(k_base + "log/dev1/00000002.json");
    std::future<store::Answer> reader;
    bool had_to_wait = false;
    disk.at_next_sync = [&] {      // of the file
        disk.at_next_sync = [&] {  // of its folder, when the name is there
            reader = std::async(std::launch::async, [&] { return (*opened)->get(name); });
            had_to_wait = reader.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout;
        };
    };
    REQUIRE((*opened)->put(name, "text").status == Status::created);
    CHECK(had_to_wait);
    CHECK(reader.get().bytes == "text");
}

TEST_CASE("a name that another program takes meanwhile is not replaced", "[server][store]") {
    SimulatedDisk disk;
    disk.has_unnamed_files = GENERATE(true, false);
    const auto opened = BundleStore::open(disk, "data");
    REQUIRE(opened);
    REQUIRE((*opened)->put(name_of(k_base + "log/dev1/00000001.json"), "folders exist").status == Status::created);
    const auto name = name_of(k_base + "log/dev1/00000002.json");
    disk.at_next_sync = [&] {
        int folder = disk.open_root("data");
        for (const std::string& step : name.folders) folder = disk.open_folder(folder, step);
        REQUIRE(disk.write_some(disk.create_file(folder, name.file), "theirs", 6) == 6);
    };
    CHECK((*opened)->put(name, "ours").status == Status::refused);
    CHECK((*opened)->get(name).bytes == "theirs");
}

TEST_CASE("a disk without unnamed files is left as tidy", "[server][store]") {
    SimulatedDisk disk;
    disk.has_unnamed_files = false;
    const auto opened = BundleStore::open(disk, "data");
    REQUIRE(opened);
    for (const char* path : {"log/d/00000001.json", "log/d/00000001.json", "head/d.json", "head/d.json"}) {
        static_cast<void>((*opened)->put(name_of(k_base + path), "x"));
    }
    CHECK(disk.list(disk.open_folder(disk.open_root("data"), ".incoming"))->empty());
}
