// An import that stops anywhere, because it is cancelled or the page is closed, leaves what was there.
#include <catch_amalgamated.hpp>

#include "core/app/job.hpp"
#include "tests/support/driver.hpp"

namespace {

constexpr int k_people = 700;

std::string number(int person) {
    std::string tail = std::to_string(1000 + person);
    return "198504122010011" + tail.substr(1);
}

/// Everybody's name, followed by `mark`; every third in another unit.
std::string staff(const std::string& mark) {
    std::string text = "NIP BARU;NAMA;JABATAN NAMA;TMT JABATAN;UNOR NAMA\n";
    for (int person = 0; person < k_people; ++person)
        text += number(person) + ";PEGAWAI " + mark + ";Operator;01-02-20" + (mark == "A" ? "17" : "21") + ";" + (person % 3 == 0 ? "Dinas " + mark : "Badan Umum") + '\n';
    return text;
}

}  // namespace

TEST_CASE("an import that is stopped after any of its slices changes nothing", "[app][import]") {
    support::Driver driver("device0001");
    const auto give = [&](const std::string& mark) {
        driver.send(app::GiveFiles{{{"pns.csv", std::make_shared<const std::string>(staff(mark))}}});
        REQUIRE(driver.state().staging);
    };
    give("A");
    driver.send(app::CommitImport{});
    give("B");
    const auto ledger = driver.state().ledger;
    const std::string before = ledger->digest();
    const app::WriteSpec spec{.ledger = ledger,
                              .author = {"space0001", "device0001", "Analis", 1'000},
                              .today = driver.state().today,
                              .reason = "impor",
                              .staging = driver.state().staging,
                              .changes = nullptr};
    int slices = 0;
    for (bool is_whole = false; !is_whole; ++slices) {
        const auto job = app::make_job(spec);
        int done = 0;
        for (is_whole = false; done < slices && !is_whole; ++done) is_whole = !job->step();
        REQUIRE(ledger->digest() == before);
        REQUIRE(driver.state().ledger == ledger);
        if (is_whole) CHECK(std::get<app::Written>(job->result()).ledger->digest() != before);
    }
    CHECK(slices > 20);
    driver.send(app::CommitImport{});
    CHECK(driver.state().ledger->digest() != before);
}
