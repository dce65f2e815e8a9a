// Words searched in lists of records that are read, edited and taken over, against the plain way: every record's whole text
// put together and asked for every word.

#include "core/app/record_list.hpp"

#include <catch_amalgamated.hpp>

#include <random>

#include "core/base/text.hpp"
#include "tests/support/repeats.hpp"

using records::EntityKind;

namespace {

using Random = std::mt19937;

/// Few letters, so that beginnings of words are met again and again; some of them of two bytes.
std::string random_text(Random& random, std::size_t most) {
    constexpr const char* k_letters[] = {"a", "b", "A", "ab", " ", "ß", "œ", "1"};
    std::string text;
    for (std::size_t left = random() % (most + 1); left > 0; --left) text += k_letters[random() % std::size(k_letters)];
    return text;
}

void write(Random& random, records::Registry& registry, const std::string& key) {
    const records::FieldIndex name = registry.catalogue().index(EntityKind::unit, "name");
    records::Table& table = registry.table(EntityKind::unit);
    if (const auto row = table.row_of(key)) {
        table.row(*row).values[name] = random_text(random, 40);
        return;
    }
    records::Record record{key, records::Values(registry.catalogue().entity(EntityKind::unit).fields.size()), 0};
    record.values[name] = random_text(random, 40);
    std::vector<records::Record> batch;
    batch.push_back(std::move(record));
    table.insert(std::move(batch));
}

std::vector<std::uint32_t> plainly(const records::Registry& registry, const std::string& query) {
    std::vector<std::uint32_t> found;
    const records::FieldIndex name = registry.catalogue().index(EntityKind::unit, "name");
    const auto rows = registry.table(EntityKind::unit).rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const std::string text = base::fold(std::string(records::as_text(rows[row].values[name])) + '\n' + rows[row].key);
        const std::string wanted = base::fold(query);
        const auto words = wanted.empty() ? std::vector<std::string_view>() : base::split(wanted, ' ');
        if (std::ranges::all_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; })) found.push_back(row);
    }
    return found;
}

}  // namespace

TEST_CASE("a search finds what a look at every record finds, also after edits", "[app][record_list][property]") {
    std::size_t some = 0;
    for (unsigned seed = 1; seed <= support::repeats(60); ++seed) {
        Random random(seed);
        auto registry = std::make_shared<records::Registry>(records::Catalogue::standard());
        std::shared_ptr<const app::RecordList> list;
        // Texts lie in blocks of a thousand rows: now and then there are several.
        for (std::size_t left = random() % (seed % 8 == 0 ? 2500 : 60); left > 0; --left) write(random, *registry, "u" + std::to_string(left));
        for (int turn = 0; turn < 4; ++turn) {
            const auto anew = std::make_shared<app::RecordList>(registry, EntityKind::unit, list);
            while (anew->step()) {
            }
            list = anew;
            for (int search = 0; search < 10; ++search) {
                const std::string query = random_text(random, 6);
                const auto expected = plainly(*registry, query);
                some += expected.empty() || expected.size() == registry->table(EntityKind::unit).size() ? 0 : 1;
                INFO("seed " << seed << ", turn " << turn << ", search for '" << query << "'");
                REQUIRE(list->find({.text = query}) == expected);
            }
            registry = std::make_shared<records::Registry>(*registry);
            for (std::size_t edits = 1 + random() % 3; edits > 0; --edits) write(random, *registry, "u" + std::to_string(random() % 80));
        }
    }
    CHECK(some > support::repeats(600));
}
