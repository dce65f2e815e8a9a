#include "core/app/update.hpp"

#include <catch_amalgamated.hpp>

#include "tests/support/driver.hpp"

using records::EntityKind;
using support::Driver;

namespace {

constexpr std::string_view k_units =
    "ID,NAMA_UNOR,ID_ATASAN,KECAMATAN\n"
    "U1,Pemerintah Kota,,Barangin\n"
    "U2,Dinas Sosial,U1,Talawi\n";

app::GiveFiles units(std::string_view text = k_units) {
    return {{{"unor.csv", std::make_shared<const std::string>(text)}}};
}

records::FieldIndex unit_field(std::string_view name) { return records::Catalogue::standard().index(EntityKind::unit, name); }

std::string unit_name(const app::AppState& state, std::string_view key) {
    const auto* record = app::registry(state).table(EntityKind::unit).find(key);
    return record ? std::string(records::as_text(record->values[unit_field("name")])) : "(none)";
}

app::EditField rename(std::string name) { return {EntityKind::unit, "U2", unit_field("name"), records::Value{std::move(name)}}; }

}  // namespace

TEST_CASE("a file is staged, committed, saved, and still there after a reload", "[app]") {
    Driver driver("device0001");
    driver.send(units());
    REQUIRE(driver.state().staging);
    CHECK(driver.state().staging->files[0].difference.counts.added == 2);
    CHECK(app::registry(driver.state()).table(EntityKind::unit).size() == 0);
    driver.send(app::CommitImport{});
    CHECK_FALSE(driver.state().staging);
    CHECK(unit_name(driver.state(), "U2") == "Dinas Sosial");
    CHECK(app::save_status(driver.state()) == app::SaveStatus::saved);
    const std::string digest = driver.state().ledger->digest();
    driver.reload();
    CHECK(driver.state().ledger->digest() == digest);
}

TEST_CASE("undo and redo go through the journal", "[app]") {
    Driver driver("device0001");
    driver.send(units());
    driver.send(app::CommitImport{});
    driver.send(rename("Dinas Sosial dan PMD"));
    driver.send(app::Undo{});
    CHECK(unit_name(driver.state(), "U2") == "Dinas Sosial");
    driver.send(app::Redo{});
    CHECK(unit_name(driver.state(), "U2") == "Dinas Sosial dan PMD");
    driver.send(app::Undo{});
    driver.send(app::Undo{});
    CHECK(unit_name(driver.state(), "U2") == "(none)");
    CHECK(driver.state().undo.empty());
    driver.reload();
    CHECK(unit_name(driver.state(), "U2") == "(none)");
}

TEST_CASE("a failed save is shown, kept, and succeeds on retry", "[app][store]") {
    Driver driver("device0001");
    driver.send(units());
    driver.store_works = false;
    driver.send(app::CommitImport{});
    CHECK(app::save_status(driver.state()) == app::SaveStatus::unsaved);
    CHECK(driver.store.empty());
    driver.store_works = true;
    driver.send(app::RetrySave{});
    CHECK(app::save_status(driver.state()) == app::SaveStatus::saved);
    CHECK_FALSE(driver.store.empty());
}

TEST_CASE("a late answer to an older save changes nothing", "[app][store]") {
    Driver driver("device0001");
    driver.send(units());
    driver.store_works = false;
    driver.send(app::CommitImport{});
    driver.send(app::Stored{9999, true});
    CHECK(app::save_status(driver.state()) == app::SaveStatus::unsaved);
}

TEST_CASE("a second window reads and does not write", "[app][store]") {
    Driver driver("device0001");
    driver.send(units());
    driver.send(app::CommitImport{});
    auto state = app::initial_state(records::Catalogue::standard());
    state = app::update(state, app::Started{{"space0001", "device0001", ""}, {}, {}, 0, false}).next;
    const auto opening = app::update(state, app::StoreOpened{});
    const auto& job = std::get<app::RunJob>(opening.effects.front());
    const auto opened = app::update(opening.next, app::JobFinished{job.token, app::Opened{opening.next.ledger, {}, {}}}).next;
    CHECK(app::save_status(opened) == app::SaveStatus::read_only);
    CHECK_FALSE(app::may_edit(opened));
    CHECK(app::update(opened, units()).next.staging == nullptr);
}

TEST_CASE("nothing may be edited before the store has been read", "[app][store]") {
    const auto state = app::initial_state(records::Catalogue::standard());
    CHECK_FALSE(app::may_edit(state));
    const auto step = app::update(state, app::SetShared{"weight.interest", "12000"});
    CHECK(step.next.ledger->operation_count() == 0);
}

TEST_CASE("an edit between staging and commit is not overwritten by an old comparison", "[app]") {
    Driver driver("device0001");
    driver.send(units());
    driver.send(app::CommitImport{});
    driver.send(units("ID,NAMA_UNOR,ID_ATASAN,KECAMATAN\nU2,Dinas Sosial,U1,Silungkang\n"));
    REQUIRE(driver.state().staging);
    driver.send(app::EditField{EntityKind::unit, "U2", unit_field("district"), records::Value{std::string("1373.03")}});
    driver.send(app::CommitImport{});
    CHECK(driver.state().notice->key == "notice.nothing_to_import");
}

TEST_CASE("files that were discarded come back as they were, in their turn, and are compared anew after an edit", "[app][import]") {
    Driver driver("device0001");
    driver.send(units());
    driver.send(app::CommitImport{});
    driver.send(units("ID,NAMA_UNOR,ID_ATASAN,KECAMATAN\nU2,Dinas Sosial,U1,Silungkang\n"));
    const auto staging = driver.state().staging;
    REQUIRE(staging);
    driver.send(app::DiscardImport{});
    CHECK_FALSE(driver.state().staging);
    driver.send(app::EditField{EntityKind::unit, "U2", unit_field("district"), records::Value{std::string("1373.03")}});
    driver.send(app::Undo{});
    CHECK_FALSE(driver.state().staging);
    driver.send(app::Undo{});
    CHECK(driver.state().staging == staging);
    driver.send(app::Redo{});
    CHECK_FALSE(driver.state().staging);
    driver.send(app::Redo{});
    driver.send(app::Undo{});
    driver.send(app::Undo{});
    REQUIRE(driver.state().staging == staging);
    driver.send(app::CommitImport{});
    CHECK(driver.state().notice->key == "notice.imported");
    // Nothing is to be taken back of files that bring nothing.
    driver.send(units("ID,NAMA_UNOR,ID_ATASAN,KECAMATAN\nU2,Dinas Sosial,U1,Silungkang\n"));
    driver.send(app::DiscardImport{});
    driver.send(app::Undo{});
    CHECK_FALSE(driver.state().staging);
}

TEST_CASE("an exported copy brings everything to an empty device", "[app]") {
    Driver driver("device0001");
    driver.send(units());
    driver.send(app::CommitImport{});
    driver.send(rename("Dinas Baru"));
    driver.send(app::ExportBundles{});
    REQUIRE(driver.downloads.size() == 1);
    Driver other("device0002");
    other.send(app::GiveFiles{{{"salinan.serasi", std::make_shared<const std::string>(driver.downloads[0].bytes)}}});
    CHECK(other.state().ledger->digest() == driver.state().ledger->digest());
    CHECK(other.store == driver.store);
    other.reload();
    CHECK(unit_name(other.state(), "U2") == "Dinas Baru");
}

TEST_CASE("settings are records that travel, and an empty value is the default again", "[app]") {
    Driver driver("device0001");
    driver.send(app::SetShared{"weight.interest", "12000"});
    CHECK(app::registry(driver.state()).table(EntityKind::setting).size() == 1);
    driver.send(app::SetShared{"weight.interest", ""});
    CHECK(app::registry(driver.state()).table(EntityKind::setting).size() == 0);
}
