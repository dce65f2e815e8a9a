// What a state has let go is freed in slices, and nothing that somebody still reads.
#include "core/app/tidy.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

using records::EntityKind;
using support::Driver;

namespace {

/// So many units of one file.
app::GiveFiles units(int count) {
    std::string text = "ID,NAMA_UNOR,ID_ATASAN,KECAMATAN\n";
    for (int at = 0; at < count; ++at) text += "U" + std::to_string(at) + ",Unit Contoh " + std::to_string(at) + ",,Talawi\n";
    return {{{"unor.csv", std::make_shared<const std::string>(text)}}};
}

int steps_of(app::Tidy& tidy) {
    int steps = 0;
    for (; tidy.has_work(); ++steps) tidy.step();
    return steps;
}

}  // namespace

TEST_CASE("what was staged and the records before are freed in slices once nobody reads them", "[app][tidy]") {
    app::AppState before = [] {
        Driver driver("device0001");
        driver.send(units(5000));
        driver.send(app::CommitImport{});
        driver.send(units(5000));
        return driver.state();
    }();
    const std::weak_ptr<const app::Staging> staging = before.staging;
    const std::weak_ptr<const journal::Ledger> ledger = before.ledger;

    app::Tidy tidy;
    tidy.keep(before);
    tidy.compare(app::initial_state(records::Catalogue::standard()));
    CHECK_FALSE(tidy.has_work());  // `before` reads them
    before = {};
    CHECK(tidy.has_work());
    CHECK(steps_of(tidy) > 10);
    CHECK(staging.expired());
    CHECK(ledger.expired());
}

TEST_CASE("records that are shared with the present ones stay as they are", "[app][tidy]") {
    Driver driver("device0001");
    driver.send(units(5000));
    driver.send(app::CommitImport{});
    app::AppState before = driver.state();
    const auto name = records::Catalogue::standard().index(EntityKind::unit, "name");
    driver.send(app::EditField{EntityKind::unit, "U7", name, records::Value{std::string("Balai Contoh")}});
    const std::string digest = driver.state().ledger->digest();

    before = {};
    driver.send(app::Ticked{driver.state().today, 2'000});  // frees what the edit has let go
    CHECK(driver.state().ledger->digest() == digest);
    driver.send(app::Undo{});
    driver.send(app::Undo{});
    CHECK(app::registry(driver.state()).table(EntityKind::unit).size() == 0);
}
