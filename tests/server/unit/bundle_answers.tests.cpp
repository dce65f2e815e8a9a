// What the disk says, as a client hears it.
#include <catch_amalgamated.hpp>
#include <string>

#include "server_stub/http/bundle_answers.hpp"
#include "simulated_disk.hpp"

namespace {

using server_test::SimulatedDisk;
using server_test::Strike;

http::Request put(const std::string& body) {
    return {.method = "PUT",
            .target = "/sync/abcdefgh/v1/log/dev1/00000001.json",
            .fields = {{"if-none-match", "*"}},
            .body = body};
}

}  // namespace

TEST_CASE("a full disk is 507, a broken one 500, and the same request succeeds later", "[server][http]") {
    const auto [error, status] = GENERATE(table<int, int>({{ENOSPC, 507}, {EDQUOT, 507}, {EIO, 500}, {EROFS, 500}}));
    const auto texts = base::Catalog::load(base::Language::english);
    bool has_struck = true;
    int refusals = 0;
    for (int call = 1; has_struck; ++call) {
        SimulatedDisk disk;
        auto bundles = store::BundleStore::open(disk, "data");
        REQUIRE(bundles);
        disk.faults = {{disk.calls() + call, Strike::error, error}};
        const int answer = http::answer_bundle(bundles->get(), put("{}"), texts).status;
        has_struck = disk.has_struck();
        INFO("call " << call << " with error " << error);
        if (answer != 201) {
            REQUIRE(answer == status);
            ++refusals;
            disk.faults.clear();
            REQUIRE(http::answer_bundle(bundles->get(), put("{}"), texts).status == 201);
        }
    }
    CHECK(refusals > 10);
}
