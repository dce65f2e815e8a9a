// Conditions over random records against an evaluation that looks at one record at a time, field by field, as the header
// says it: no indices, no prepared texts, no short cuts.

#include "core/app/filter.hpp"

#include <catch_amalgamated.hpp>

#include <array>
#include <random>

#include "core/app/record_list.hpp"
#include "core/app/tally.hpp"
#include "core/base/text.hpp"
#include "tests/support/repeats.hpp"

using app::Condition;
using app::Test;
using app::Truth;
using records::EntityKind;
using records::FieldType;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

constexpr base::Day k_today{20'735};

records::Value random_value(Random& random, const records::Catalogue& catalogue, const records::Field& field) {
    constexpr const char* k_texts[] = {"Ani Putri", "BUDI  putra", "Čitra", "guru", "Guru Ahli Pertama", "a"};
    if (below(random, 4) == 0) return {};
    switch (field.type) {
        case FieldType::text: return std::string(k_texts[below(random, std::size(k_texts))]);
        case FieldType::list: return std::string("law;guru; Ani putri");
        case FieldType::choice: {
            const auto& choices = catalogue.choices(field.choices).choices;
            return choices[below(random, choices.size())].code;
        }
        case FieldType::reference: return std::string(1, static_cast<char>('a' + below(random, 9)));
        case FieldType::flag: return std::int64_t(below(random, 2));
        case FieldType::date: return std::int64_t{k_today.number - 3000 + static_cast<std::int64_t>(below(random, 6000))};
        case FieldType::integer:
        case FieldType::decimal: return std::int64_t(below(random, 12));
    }
    return {};
}

records::Record random_record(Random& random, const records::Entity& entity, std::string key) {
    records::Record record{std::move(key), records::Values(entity.fields.size()), 0};
    for (std::size_t field = 0; field < entity.fields.size(); ++field)
        record.values[field] = random_value(random, records::Catalogue::standard(), entity.fields[field]);
    return record;
}

/// Keys are letters, so that references hit, miss, and repeat.
records::Registry random_records(Random& random) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    records::Registry registry(catalogue);
    for (const records::Entity& entity : catalogue.entities()) {
        std::vector<records::Record> batch;
        const std::size_t count = below(random, 14);
        for (std::size_t i = 0; i < count; ++i) batch.push_back(random_record(random, entity, std::string(1, static_cast<char>('a' + i))));
        registry.table(entity.kind).insert(std::move(batch));
    }
    return registry;
}

/// A copy in which some records were written, added and removed.
std::shared_ptr<const records::Registry> edited(Random& random, const records::Registry& before) {
    auto registry = std::make_shared<records::Registry>(before);
    for (std::size_t edits = 1 + below(random, 6); edits > 0; --edits) {
        const auto kind = static_cast<EntityKind>(below(random, records::k_entity_kinds));
        const records::Entity& entity = registry->catalogue().entity(kind);
        records::Table& table = registry->table(kind);
        const std::string key(1, static_cast<char>('a' + below(random, 16)));
        const auto row = table.row_of(key);
        if (row && below(random, 3) == 0) {
            (void)table.remove({key});
        } else if (row) {
            const std::size_t field = below(random, entity.fields.size());
            table.row(*row).values[field] = random_value(random, registry->catalogue(), entity.fields[field]);
        } else {
            table.insert({random_record(random, entity, key)});
        }
    }
    return registry;
}

Condition random_condition(Random& random, const records::Registry& registry, EntityKind entity, int depth) {
    if (depth == 0 || below(random, 3) == 0) {
        Condition test{Condition::Kind::test};
        const auto among = app::subjects(registry.catalogue(), entity, true);
        test.subject = below(random, 30) == 0 ? app::Subject{{}, "gone"} : among[below(random, among.size())];
        const auto asked = app::find_subject(registry.catalogue(), entity, test.subject);
        if (!asked) return test;
        const auto tests = app::tests_of(registry.catalogue(), *asked);
        test.test = tests[below(random, tests.size())];
        if (!app::needs_value(test.test)) return test;
        if (app::is_span(test.test)) test.value = std::to_string(below(random, 90));
        else if (test.test == Test::contains || test.test == Test::starts_with) test.value = below(random, 2) == 0 ? "GU" : "ci";
        else {
            records::Value value;
            while (!records::is_known(value)) value = random_value(random, registry.catalogue(), *asked->field);
            test.value = records::storage_text(value, asked->field->type);
        }
        return test;
    }
    Condition group{below(random, 2) == 0 ? Condition::Kind::all : Condition::Kind::any};
    for (std::size_t parts = below(random, 4); parts > 0; --parts)
        group.parts.push_back(random_condition(random, registry, entity, depth - 1));
    return group;
}

Truth naive_value(const records::Registry& registry, const records::Field& field, const records::Value& value, Test test,
                  const std::string& wanted) {
    if (!records::is_known(value)) return Truth::unknown;
    const auto said = [](bool holds) { return holds ? Truth::yes : Truth::no; };
    const auto text_fits = [&](const std::string& text) {
        const std::string folded = base::fold(text), sought = base::fold(wanted);
        if (test == Test::contains) return folded.find(sought) != std::string::npos;
        if (test == Test::starts_with) return folded.substr(0, sought.size()) == sought;
        return folded == sought;
    };
    const std::string text(records::as_text(value));
    if (app::is_span(test)) {
        const base::Day day = *records::as_day(value);
        const int months = std::stoi(wanted);
        const base::Day past = base::add_months(k_today, -months), future = base::add_months(k_today, months);
        if (test == Test::over_ago) return said(day.number < past.number);
        if (test == Test::under_ago) return said(day.number >= past.number && day.number <= k_today.number);
        return said(day.number >= k_today.number && day.number <= future.number);
    }
    if (field.type == FieldType::text) return said(text_fits(text));
    if (field.type == FieldType::list) {
        if (test != Test::is) return said(text_fits(text));
        for (const auto part : base::split(text, ';'))
            if (text_fits(std::string(part))) return Truth::yes;
        return Truth::no;
    }
    if (field.type == FieldType::reference) {
        if (test == Test::is) return said(text == wanted);
        const records::Record* target = registry.table(*field.target).find(text);
        return said(text_fits(text) || (target && text_fits(app::record_name(registry, *field.target, *target))));
    }
    std::int64_t have = 0, want = 0;
    if (field.type == FieldType::choice) {
        if (test == Test::is) return said(text == wanted);
        const auto& list = registry.catalogue().choices(field.choices);
        have = static_cast<std::int64_t>(*list.order(text)), want = static_cast<std::int64_t>(*list.order(wanted));
        if (list.choices[static_cast<std::size_t>(have)].ladder != list.choices[static_cast<std::size_t>(want)].ladder) return Truth::no;
    } else {
        have = *records::as_integer(value), want = *records::as_integer(*records::from_storage_text(wanted, field.type));
    }
    return said(test == Test::is ? have == want : test == Test::less ? have < want : test == Test::at_most ? have <= want
                : test == Test::more ? have > want : have >= want);
}

Truth naive(const records::Registry& registry, EntityKind entity, const records::Record& record, const Condition& condition) {
    if (condition.kind != Condition::Kind::test) {
        if (condition.parts.empty()) return Truth::yes;
        const bool is_all = condition.kind == Condition::Kind::all;
        Truth truth = is_all ? Truth::yes : Truth::no;
        for (const Condition& part : condition.parts) {
            const Truth one = naive(registry, entity, record, part);
            truth = is_all ? std::min(truth, one) : std::max(truth, one);
        }
        return truth;
    }
    const auto asked = app::find_subject(registry.catalogue(), entity, condition.subject);
    if (!asked) return Truth::unknown;
    if (condition.test == Test::is_not || condition.test == Test::is_empty) {
        Condition opposite = condition;
        opposite.test = condition.test == Test::is_not ? Test::is : Test::is_known;
        const Truth truth = naive(registry, entity, record, opposite);
        return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
    }
    std::vector<records::Value> values;
    if (asked->reach == app::Asked::Reach::own) {
        values.push_back(record.values[asked->index]);
    } else if (asked->reach == app::Asked::Reach::referred) {
        if (const records::Record* target = registry.table(asked->entity).find(records::as_text(record.values[asked->link])))
            values.push_back(target->values[asked->index]);
    } else {
        std::int64_t count = 0;
        for (const records::Record& other : registry.table(asked->entity).rows()) {
            if (records::as_text(other.values[asked->link]) != record.key) continue;
            ++count;
            if (!asked->is_count()) values.push_back(other.values[asked->index]);
        }
        if (asked->is_count()) values.emplace_back(count);
    }
    if (condition.test == Test::is_known) {
        return std::ranges::any_of(values, records::is_known) ? Truth::yes : Truth::no;
    }
    Truth best = values.empty() ? Truth::unknown : Truth::no;
    for (const records::Value& value : values)
        best = std::max(best, naive_value(registry, *asked->field, value, condition.test, condition.value));
    return best;
}

}  // namespace

TEST_CASE("conditions are judged as record by record, before and after edits", "[app][filter][property]") {
    std::array<std::size_t, 3> seen{};
    for (unsigned seed = 1; seed <= support::repeats(400); ++seed) {
        Random random(seed);
        std::shared_ptr<const records::Registry> registry = std::make_shared<records::Registry>(random_records(random));
        app::Columns columns(registry);
        for (int turn = 0; turn < 25; ++turn) {
            if (below(random, 3) == 0) columns.follow(registry = edited(random, *registry));
            const auto entity = static_cast<EntityKind>(below(random, records::k_entity_kinds));
            const Condition condition = random_condition(random, *registry, entity, 3);
            // Some columns are read in part before the next edit.
            std::size_t some = below(random, 9);
            (void)columns.read(entity, condition.parts.empty() ? condition.subject : condition.parts.front().subject, some);
            if (below(random, 3) == 0) continue;
            const app::Truths truths = app::judge(columns, entity, condition, k_today);
            const auto rows = registry->table(entity).rows();
            REQUIRE(truths.size() == rows.size());
            for (std::size_t row = 0; row < rows.size(); ++row) {
                INFO("seed " << seed << ", turn " << turn << ", row " << row << ": " << base::to_text(app::condition_json(condition)));
                REQUIRE(truths[row] == naive(*registry, entity, rows[row], condition));
                ++seen[static_cast<std::size_t>(truths[row])];
            }
            CHECK(app::read_condition(app::condition_json(condition)) == condition);
        }
    }
    // All three answers are common, or the property would say little.
    for (const std::size_t count : seen) CHECK(count > support::repeats(2000));
}

TEST_CASE("records are counted the same by columns that followed edits and by new ones", "[app][tally][property]") {
    const base::Catalog words = base::Catalog::load(base::Language::indonesian);
    for (unsigned seed = 1; seed <= support::repeats(200); ++seed) {
        Random random(seed);
        std::shared_ptr<const records::Registry> registry = std::make_shared<records::Registry>(random_records(random));
        app::Columns columns(registry);
        for (int turn = 0; turn < 10; ++turn) {
            const auto entity = static_cast<EntityKind>(below(random, records::k_entity_kinds));
            const auto among = app::tally_subjects(registry->catalogue(), entity);
            const app::Subject& by = among[below(random, among.size())];
            const app::Subject& across = among[below(random, among.size())];
            std::vector<std::uint32_t> listed;
            for (std::uint32_t row = 0; row < registry->table(entity).size(); ++row)
                if (below(random, 4) > 0) listed.push_back(row);
            const auto cells = [&](app::Columns& from) {
                return app::tally_cells(*app::tally(from, entity, listed, by, across, words.language()), "", words);
            };
            app::Columns anew(registry);
            INFO("seed " << seed << ", turn " << turn << ": " << by.via << ' ' << by.field << ", " << across.via << ' ' << across.field);
            CHECK(cells(columns) == cells(anew));
            columns.follow(registry = edited(random, *registry));
        }
    }
}
