#include "core/app/record_list.hpp"

#include <catch_amalgamated.hpp>

#include "core/base/text.hpp"

using records::EntityKind;

namespace {

const records::Catalogue& catalogue() { return records::Catalogue::standard(); }

records::Record record(EntityKind entity, std::string key,
                       std::initializer_list<std::pair<std::string_view, std::string>> texts) {
    records::Record made{std::move(key), records::Values(catalogue().entity(entity).fields.size()), 0};
    for (const auto& [name, text] : texts) {
        const auto index = catalogue().index(entity, name);
        made.values[index] = *records::from_storage_text(text, catalogue().field(entity, index).type);
    }
    return made;
}

std::shared_ptr<const records::Registry> office() {
    auto registry = std::make_shared<records::Registry>(catalogue());
    registry->table(EntityKind::unit)
        .insert({record(EntityKind::unit, "U1", {{"unit_id", "U1"}, {"name", "Puskesmas Talawi"}})});
    registry->table(EntityKind::employee)
        .insert({record(EntityKind::employee, "1",
                        {{"name", "ANI PUTRI"},
                         {"title_front", "dr."},
                         {"rank", "III/c"},
                         {"birth_date", "1990-02-03"},
                         {"unit_id", "U1"}}),
                 record(EntityKind::employee, "2",
                        {{"name", "Čedomir Alam"}, {"rank", "II/a"}, {"birth_date", "1980-01-01"}}),
                 record(EntityKind::employee, "3", {{"name", "Budi Putra"}, {"religion", "islam"}})});
    return registry;
}

std::shared_ptr<const app::RecordList> whole_list(std::shared_ptr<const records::Registry> registry, EntityKind entity,
                                                 std::shared_ptr<const app::RecordList> before = nullptr) {
    const auto list = std::make_shared<app::RecordList>(std::move(registry), entity, std::move(before));
    while (list->step()) {
    }
    return list;
}

std::string keys(const app::RecordQuery& query) {
    const auto list = whole_list(office(), EntityKind::employee);
    std::string joined;
    for (const std::uint32_t row : list->find(query)) joined += list->table().rows()[row].key;
    return joined;
}

records::FieldIndex field(std::string_view name) { return catalogue().index(EntityKind::employee, name); }

}  // namespace

TEST_CASE("every word of a search must occur, without regard to capitals and accents", "[app][record_list]") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"", "123"},
        {"put", "13"},
        {"PUTRI dr", "1"},
        {"cedomir", "2"},
        {"ani budi", ""},
        {"iii/c", "1"},
    }));
    INFO(text);
    CHECK(keys({.text = text}) == expected);
}

TEST_CASE("what nobody should see without a reason is not found by searching", "[app][record_list]") {
    REQUIRE(catalogue().field(EntityKind::employee, field("religion")).sensitivity == records::Sensitivity::special);
    CHECK(keys({.text = "islam"}).empty());
}

TEST_CASE("only records judged as wanted are listed", "[app][record_list]") {
    const app::Truths judged{app::Truth::yes, app::Truth::no, app::Truth::unknown};
    CHECK(keys({.judged = &judged}) == "1");
    CHECK(keys({.judged = &judged, .wanted = app::Truth::unknown}) == "3");
    CHECK(keys({.text = "budi", .judged = &judged}).empty());
}

TEST_CASE("sorting goes by the order of a choice; the unknown comes last in either direction", "[app][record_list]") {
    CHECK(keys({.sort = field("rank")}) == "213");
    CHECK(keys({.sort = field("rank"), .is_descending = true}) == "123");
    CHECK(keys({.is_descending = true}) == "321");
}

TEST_CASE("a list can be held to given keys", "[app][record_list]") {
    const std::vector<std::string> wanted{"1", "3"};
    CHECK(keys({.text = "put", .keys = &wanted}) == "13");
}

TEST_CASE("people are called by their names with titles, references by what they refer to", "[app][record_list]") {
    const auto registry = office();
    const records::Record& ani = *registry->table(EntityKind::employee).find("1");
    CHECK(app::person_name(*registry, ani) == "dr. Ani Putri");
    const auto unit = field("unit_id");
    CHECK(app::value_text(*registry, catalogue().field(EntityKind::employee, unit), ani.values[unit],
                          base::Language::indonesian) == "Puskesmas Talawi");
}

TEST_CASE("a number of a person is read in groups and copied without", "[app][record_list]") {
    const auto registry = office();
    const auto own = record(EntityKind::employee, "198404122010012014", {{"employee_number", "198404122010012014"}, {"phone", "123456789012345678"}});
    const auto kin = record(EntityKind::family, "198404122010012014/198001012005011001",
                            {{"employee_number", "198404122010012014"}, {"relative_number", "198001012005011001"}});
    const auto shown = [&](EntityKind kind, const records::Record& of, const char* name, auto read) {
        return read(*registry, kind, of, catalogue().index(kind, name), base::Language::indonesian);
    };
    for (const char* name : {"employee_number", "relative_number"}) {
        const records::FieldIndex index = catalogue().index(EntityKind::family, name);
        const std::string stored(records::as_text(kin.values[index]));
        CHECK(shown(EntityKind::family, kin, name, app::field_text) == base::grouped_employee_number(stored));
        CHECK(shown(EntityKind::family, kin, name, app::copied_text) == stored);
    }
    CHECK(shown(EntityKind::employee, own, "employee_number", app::field_text) == "19840412 201001 2 014");
    CHECK(shown(EntityKind::employee, own, "employee_number", app::copied_text) == "198404122010012014");
    CHECK(shown(EntityKind::employee, own, "phone", app::field_text) == "123456789012345678");
}

TEST_CASE("what a wish is for reads as a name", "[app][record_list]") {
    const auto registry = office();
    const auto target = catalogue().index(EntityKind::wish, "target");
    const auto shown = [&](const std::string& text) {
        return app::field_text(*registry, EntityKind::wish, record(EntityKind::wish, "1/1", {{"target", text}}), target,
                               base::Language::indonesian);
    };
    CHECK(shown("U1") == "Puskesmas Talawi");
    CHECK(shown("1373.04") == "Talawi");
    CHECK(shown("X9") == "X9");
    CHECK(shown("").empty());
}

TEST_CASE("a list made after an edit takes over what was not written, and finds as one made from nothing", "[app][record_list]") {
    const auto before = office();
    auto edited = std::make_shared<records::Registry>(*before);
    records::Table& people = edited->table(EntityKind::employee);
    people.row(1).values[field("name")] = std::string("Rahmi");
    people.insert({record(EntityKind::employee, "0", {{"name", "Putri Baru"}})});
    (void)people.remove({"3"});
    const auto list = whole_list(edited, EntityKind::employee, whole_list(before, EntityKind::employee));
    for (const std::string text : {"put", "rahmi", "cedomir", "budi", ""}) {
        INFO(text);
        CHECK(list->find({.text = text}) == whole_list(edited, EntityKind::employee)->find({.text = text}));
    }
    CHECK(list->find({.text = "rahmi"}).size() == 1);
}

TEST_CASE("a history is found by the new name of its person", "[app][record_list]") {
    auto first = std::make_shared<records::Registry>(*office());
    first->table(EntityKind::rank_history).insert({record(EntityKind::rank_history, "1/2020-01-01", {{"employee_number", "1"}, {"since", "2020-01-01"}})});
    const auto old = whole_list(first, EntityKind::rank_history);
    auto renamed = std::make_shared<records::Registry>(*first);
    renamed->table(EntityKind::employee).row(0).values[field("name")] = std::string("Rahmi");
    CHECK(whole_list(renamed, EntityKind::rank_history, old)->find({.text = "rahmi"}).size() == 1);
}

TEST_CASE("a list is read in slices; before, those read are found by text, and all without", "[app][record_list]") {
    auto many = std::make_shared<records::Registry>(catalogue());
    std::vector<records::Record> people;
    for (int number = 0; number < 1000; ++number)
        people.push_back(record(EntityKind::employee, std::to_string(10'000 + number), {{"name", "Ani " + std::to_string(number)}}));
    many->table(EntityKind::employee).insert(std::move(people));
    app::RecordList list(many, EntityKind::employee);
    CHECK(list.find({.text = "ani"}).empty());
    CHECK(list.find({}).size() == 1000);
    CHECK(list.step());
    CHECK(list.find({.text = "ani"}).size() == list.read());
    while (list.step()) CHECK(list.read() < 1000);
    CHECK(list.find({.text = "ani"}).size() == 1000);
    CHECK_FALSE(list.step());
}
