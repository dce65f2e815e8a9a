#include "core/journal/writer.hpp"

#include <catch_amalgamated.hpp>

using journal::Author;
using journal::Change;
using journal::Ledger;
using records::Catalogue;
using records::EntityKind;
using records::Value;

namespace {

const Catalogue& k_catalogue = Catalogue::standard();
const Author k_lowland{"space0001", "device0001", "Analis", 1'000};
const Author k_highland{"space0001", "device0002", "Analis", 2'000};

Change edit(std::string key, std::string_view field, Value value) {
    return {EntityKind::employee, std::move(key), false, {{k_catalogue.index(EntityKind::employee, field), std::move(value)}}};
}

std::string name_of(const Ledger& ledger, std::string_view key) {
    const auto* record = ledger.registry().table(EntityKind::employee).find(key);
    return record ? std::string(records::as_text(ledger.registry().value(EntityKind::employee, *record, "name"))) : "(none)";
}

void give(Ledger& to, const std::vector<journal::BundleFile>& files) {
    for (const auto& file : files) REQUIRE(to.add(file.bytes));
}

}  // namespace

TEST_CASE("an edit replaces what its author had seen", "[journal]") {
    Ledger ledger(k_catalogue);
    (void)journal::write(ledger, k_lowland, {edit("1", "name", std::string("Ani"))}, "");
    (void)journal::write(ledger, k_lowland, {edit("1", "name", std::string("Ani Putri"))}, "");
    CHECK(name_of(ledger, "1") == "Ani Putri");
    CHECK(ledger.conflicts().empty());
}

TEST_CASE("two laptops that edited offline see the same conflict, and one resolution settles it", "[journal]") {
    Ledger lowland(k_catalogue);
    Ledger highland(k_catalogue);
    give(highland, journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani"))}, ""));
    const auto from_lowland = journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani A."))}, "");
    const auto from_highland = journal::write(highland, k_highland, {edit("1", "name", std::string("Ani B."))}, "");
    give(lowland, from_highland);
    give(highland, from_lowland);

    REQUIRE(lowland.conflicts().size() == 1);
    CHECK(lowland.digest() == highland.digest());
    CHECK(name_of(lowland, "1") == "Ani B.");  // equal lamport: the greater device shows
    const auto conflict = lowland.conflicts().front();
    CHECK(conflict.heads.size() == 2);
    CHECK(conflict.heads[0].actor == "Analis");
    CHECK(conflict.heads[1].wall_ms == 1'000);

    give(highland, journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani A."))}, ""));
    CHECK(lowland.conflicts().empty());
    CHECK(highland.conflicts().empty());
    CHECK(name_of(highland, "1") == "Ani A.");
}

TEST_CASE("equal concurrent values are no conflict, yet a later edit of one side alone is", "[journal]") {
    Ledger lowland(k_catalogue);
    Ledger highland(k_catalogue);
    const auto a = journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani"))}, "");
    const auto b = journal::write(highland, k_highland, {edit("1", "name", std::string("Ani"))}, "");
    const auto c = journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani C."))}, "");
    give(lowland, b);
    CHECK(lowland.conflicts().size() == 1);
    give(highland, a);
    CHECK(highland.conflicts().empty());
    give(highland, c);
    CHECK(highland.digest() == lowland.digest());
}

TEST_CASE("a removal against a concurrent edit keeps the record until somebody decides", "[journal]") {
    Ledger lowland(k_catalogue);
    Ledger highland(k_catalogue);
    give(highland, journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani"))}, ""));
    const auto removal = journal::write(lowland, k_lowland, {{EntityKind::employee, "1", true, {}}}, "");
    CHECK(name_of(lowland, "1") == "(none)");
    const auto change = journal::write(highland, k_highland, {edit("1", "phone", std::string("08"))}, "");
    give(lowland, change);
    give(highland, removal);
    CHECK(name_of(lowland, "1") == "Ani");
    CHECK(lowland.digest() == highland.digest());
    REQUIRE(lowland.conflicts().size() == 1);
    CHECK_FALSE(lowland.conflicts().front().field);
    give(highland, journal::write(lowland, k_lowland, {{EntityKind::employee, "1", true, {}}}, ""));
    CHECK(name_of(highland, "1") == "(none)");
    CHECK(highland.conflicts().empty());
}

TEST_CASE("the inverse of changes restores what was there", "[journal]") {
    Ledger ledger(k_catalogue);
    (void)journal::write(ledger, k_lowland, {edit("1", "name", std::string("Ani")), edit("2", "name", std::string("Budi"))}, "");
    const std::string before = ledger.digest();
    const std::vector<Change> changes = {edit("1", "phone", std::string("08")), edit("3", "name", std::string("Cici")),
                                         {EntityKind::employee, "2", true, {}}};
    const auto back = journal::inverse(ledger.registry(), changes);
    (void)journal::write(ledger, k_lowland, changes, "");
    CHECK(ledger.digest() != before);
    (void)journal::write(ledger, k_lowland, back, "");
    CHECK(ledger.digest() == before);
}

TEST_CASE("a bundle is the same after writing and reading", "[journal][bundle]") {
    Ledger ledger(k_catalogue);
    const auto files = journal::write(ledger, k_lowland,
                                      {edit("1", "name", std::string("Ñ \"quoted\"\n|")), edit("1", "birth_date", std::int64_t{-3000})}, "alasan");
    const auto bundle = journal::read_bundle(files[0].bytes, k_catalogue);
    REQUIRE(bundle);
    CHECK(journal::write_bundle(*bundle, k_catalogue) == files[0].bytes);
    CHECK(files[0].name == "log/device0001/00000001.json");
    CHECK(journal::parse_bundle_name(files[0].name)->seq == 1);
    CHECK_FALSE(journal::parse_bundle_name("log/Device/00000001.json"));
    CHECK_FALSE(journal::parse_bundle_name("log/device0001/1.json"));
}

TEST_CASE("bundles that do not fit change nothing", "[journal][bundle]") {
    Ledger ledger(k_catalogue);
    const auto first = journal::write(ledger, k_lowland, {edit("1", "name", std::string("Ani"))}, "");
    const std::string before = ledger.digest();

    SECTION("the same number with other bytes is a fork") {
        Ledger copy(k_catalogue);
        const auto other = journal::write(copy, k_lowland, {edit("1", "name", std::string("Adi"))}, "");
        CHECK(ledger.add(other[0].bytes).error().code == "journal.fork");
    }
    SECTION("a successor of another bundle breaks the chain") {
        auto bundle = *journal::read_bundle(first[0].bytes, k_catalogue);
        bundle.seq = 2;
        bundle.previous = std::string(64, '0');
        CHECK(ledger.add(journal::write_bundle(bundle, k_catalogue)).error().code == "journal.chain");
    }
    SECTION("damage is refused") {
        for (std::size_t cut = 0; cut < first[0].bytes.size(); cut += 7) {
            CHECK_FALSE(ledger.add(first[0].bytes.substr(0, cut)));
        }
    }
    SECTION("the same bundle again is nothing new") { CHECK_FALSE(ledger.add(first[0].bytes)->is_new); }
    CHECK(ledger.digest() == before);
}

TEST_CASE("a bundle that says something wrong is refused with the reason", "[journal][bundle]") {
    const std::string edit_text = R"({"a":"Analis","e":"employee","f":{"name":"Ani"},"k":"1","l":1,"w":5})";
    const auto with = [](std::string ops, std::string rest = R"("seq":1,"n":1)", std::string seen = "{}") {
        return R"({"alg":"none","body":{"ops":)" + ops + R"(,"seen":)" + seen + R"(},"dev":"device0001","fmt":"serasi-bundle",)" + rest +
               R"(,"v":1,"z":"none"})";
    };
    struct Row {
        std::string bytes, code;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {with("[" + edit_text + "]"), ""},
        {with("[" + edit_text + "]", R"("seq":1,"n":1,"later":{"x":[1,{"y":[]}]})"), ""},
        {"[]", "bundle.format"},
        {"{", "json.syntax"},
        {R"({"fmt":"serasi-bundle","v":2})", "bundle.version"},
        {R"({"fmt":"serasi-bundle","v":1,"alg":"x","z":"none"})", "bundle.sealed"},
        {with("[" + edit_text + "]", R"("seq":1,"n":2)"), "bundle.envelope"},
        {with("[" + edit_text + "]", R"("seq":0,"n":1)"), "bundle.envelope"},
        {with("[" + edit_text + "]", R"("seq":1.5,"n":1)"), "bundle.envelope"},
        {with("{}"), "bundle.envelope"},
        {with("[" + edit_text + "]", R"("seq":1,"n":1)", "[]"), "bundle.envelope"},
        {with("[" + edit_text + "]", R"("seq":1,"n":1)", R"({"device0002":"x"})"), "bundle.envelope"},
        {with("[" + edit_text + "]", R"("seq":1,"n":1)", R"({"device0002":{}})"), "bundle.envelope"},
        {with("[7]"), "bundle.operation"},
        {with("[[]]"), "bundle.operation"},
        {with(R"([{"e":"employee","k":"1","w":5}])"), "bundle.operation"},
        {with(R"([{"e":"employee","k":"1","l":-1,"w":5}])"), "bundle.operation"},
        {with(R"([{"e":"employee","k":"1","l":18446744073709551615,"w":5}])"), "bundle.operation"},
        {with(R"([{"e":"nobody","k":"1","l":1,"w":5}])"), "bundle.operation"},
        {with(R"([{"e":"employee","k":"","l":1,"w":5}])"), "bundle.operation"},
        {with(R"([{"e":"employee","f":{"nothing":"x"},"k":"1","l":1,"w":5}])"), "bundle.field"},
        {with(R"([{"e":"employee","f":{"name":7},"k":"1","l":1,"w":5}])"), "bundle.field"},
        {with(R"([{"e":"employee","f":{"name":["x"]},"k":"1","l":1,"w":5}])"), "bundle.field"},
        {with(R"([{"e":"employee","f":{"birth_date":"1961-13-01"},"k":"1","l":1,"w":5}])"), "bundle.field"},
        {with(R"([{"e":"employee","f":{"name":"a","name":"b"},"k":"1","l":1,"w":5}])"), "bundle.field"},
        {with("[" + edit_text + "]", R"("seq":1,"n":1,"later":)" + std::string(40, '[') + std::string(40, ']')), "json.too_deep"},
    }));
    const auto bundle = journal::read_bundle(row.bytes, k_catalogue);
    CAPTURE(row.bytes);
    CHECK((bundle ? "" : bundle.error().code) == row.code);
}

TEST_CASE("many changes are split into bundles that chain", "[journal]") {
    Ledger ledger(k_catalogue);
    std::vector<Change> changes;
    for (int i = 0; i < 4500; ++i) changes.push_back(edit(std::to_string(i), "name", std::string("x")));
    const auto files = journal::write(ledger, k_lowland, changes, "");
    CHECK(files.size() == 3);
    CHECK(ledger.last_of("device0001").first == 3);
    Ledger other(k_catalogue);
    give(other, {files[2], files[0], files[1]});
    CHECK(other.digest() == ledger.digest());
}

TEST_CASE("wide records are split by their values, and come out the same", "[journal]") {
    const std::size_t fields = 40;
    std::vector<Change> changes;
    for (int number = 0; number < 1200; ++number) {
        Change change{EntityKind::employee, std::to_string(1000 + number), false, {}};
        for (records::FieldIndex field = 0; field < fields; ++field) {
            const bool is_number = k_catalogue.field(EntityKind::employee, field).type == records::FieldType::date;
            change.fields.push_back({field, is_number ? Value{std::int64_t{number}} : Value{std::to_string(number)}});
        }
        changes.push_back(std::move(change));
    }
    Ledger ledger(k_catalogue);
    const auto files = journal::write(ledger, k_lowland, changes, "");
    CHECK(files.size() == 6);  // 200 records of 40 values each
    CHECK(ledger.operation_count() == 1200);
    Ledger reader(k_catalogue);
    give(reader, files);
    CHECK(reader.digest() == ledger.digest());
}

TEST_CASE("a copy of the ledger keeps its records and conflicts while the original is written", "[journal]") {
    Ledger lowland(k_catalogue);
    Ledger highland(k_catalogue);
    give(highland, journal::write(lowland, k_lowland, {edit("1", "name", std::string("Ani")), edit("2", "name", std::string("Budi"))}, ""));
    give(lowland, journal::write(highland, k_highland, {edit("1", "name", std::string("Ani B."))}, ""));
    (void)journal::write(lowland, k_lowland, {edit("2", "name", std::string("Budi A."))}, "");
    give(lowland, journal::write(highland, k_highland, {edit("2", "name", std::string("Budi B."))}, ""));
    REQUIRE(lowland.conflict_count() == 1);

    const Ledger before = lowland;
    const std::string digest = before.digest();
    (void)journal::write(lowland, k_lowland, {edit("2", "name", std::string("Budi")), edit("3", "name", std::string("Citra"))}, "");
    (void)journal::write(lowland, k_lowland, {Change{EntityKind::employee, "1", true, {}}}, "");
    CHECK(lowland.conflict_count() == 0);
    CHECK(name_of(lowland, "1") == "(none)");
    CHECK(before.digest() == digest);
    CHECK(before.conflict_count() == 1);
    CHECK(name_of(before, "1") == "Ani B.");
    CHECK(name_of(before, "3") == "(none)");
}
