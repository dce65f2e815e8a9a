// Whatever is written as a table reads back as the same table, in every delimiter and encoding; and staging keeps its
// promises on files that nobody has thought of.
#include <catch_amalgamated.hpp>
#include <random>

#include "core/base/text.hpp"
#include "core/intake/check.hpp"
#include "core/intake/difference.hpp"
#include "tests/unit/intake/fixtures.hpp"

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t below(std::uint32_t bound) { return engine_() % bound; }
    bool one_in(std::uint32_t count) { return below(count) == 0; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[below(static_cast<std::uint32_t>(things.size()))];
    }

private:
    std::mt19937 engine_;  // the same numbers on every platform; distributions are not
};

using Rows = std::vector<std::vector<std::string>>;

std::string random_cell(Dice& dice, char delimiter) {
    static const std::vector<std::string> pieces = {"a",    "Z",  "0",    " ", ",",   ";",    "|",        "\t", "\"",
                                                    "\"\"", "\n", "\r\n", "'", "x y", "1990", "\xC3\xA9", "="};
    std::string cell;
    for (std::uint32_t length = dice.below(6); length > 0; --length) cell += dice.one_of(pieces);
    if (dice.one_in(8)) cell.push_back(delimiter);
    return cell;
}

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell) out.append(c == '"' ? "\"\"" : std::string(1, c));
    return out + '"';
}

std::string write(const Rows& rows, char delimiter, const std::string& line_end, Dice& dice) {
    std::string text = std::string("sep=") + delimiter + line_end;
    for (const auto& row : rows) {
        for (std::size_t at = 0; at < row.size(); ++at) {
            const bool needs = row[at].find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
            if (at > 0) text.push_back(delimiter);
            text += needs || dice.one_in(4) ? quoted(row[at]) : row[at];
        }
        text += line_end;
    }
    return text;
}

std::string utf16le(std::string_view text) {
    std::string bytes = "\xFF\xFE";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, at);
        bytes.push_back(static_cast<char>(c & 0xFF));
        bytes.push_back(static_cast<char>(c >> 8));
    }
    return bytes;
}

std::string windows1252(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) bytes.push_back(static_cast<char>(base::next_code_point(text, at)));
    return bytes;
}

}  // namespace

TEST_CASE("a written table reads back the same", "[intake][property]") {
    const std::uint32_t seed = GENERATE(range(0u, 400u));
    INFO("seed " << seed);
    Dice dice(seed);
    const char delimiter = dice.one_of(std::vector<char>{'|', ';', ',', '\t'});
    const std::string line_end = dice.one_of(std::vector<std::string>{"\n", "\r\n"});
    Rows rows;
    for (std::uint32_t count = 1 + dice.below(20); count > 0; --count) {
        rows.emplace_back();
        for (std::uint32_t width = 1 + dice.below(8); width > 0; --width)
            rows.back().push_back(random_cell(dice, delimiter));
    }
    const std::string text = write(rows, delimiter, line_end, dice);
    const std::vector<std::string> forms = {text, "\xEF\xBB\xBF" + text, utf16le(text), windows1252(text)};
    for (std::size_t form = 0; form < forms.size(); ++form) {
        INFO("form " << form);
        auto decoded = intake::decode(forms[form], "uji.csv");
        REQUIRE(decoded);
        const auto table = intake::read_table(std::move(decoded->text), "uji.csv");
        REQUIRE(table);
        CHECK(table->delimiter() == delimiter);
        REQUIRE(table->size() == rows.size());
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const auto cells = table->row(at);
            CHECK(std::vector<std::string>(cells.begin(), cells.end()) == rows[at]);
        }
    }
}

TEST_CASE("staging keeps its promises on random dirt", "[intake][property]") {
    const std::uint32_t seed = GENERATE(range(0u, 200u));
    INFO("seed " << seed);
    Dice dice(seed);
    static const std::vector<std::string> numbers = {
        "198504122010012014", "'198504122010012014", "199001012015031001", "1,9E+17", "198504122010012000", "", "NIP",
        "196804111993031009"};
    static const std::vector<std::string> names = {"YENNI ELVIRA", "Riko Piliang", "", "JUMLAH", "Dt. Rajo  Basa", "-"};
    static const std::vector<std::string> dates = {"12-04-1985", "01/01/1990", "31/12/2019", "04/25/2011", "30988",
                                                   "1 Mei 2001", "0",          "x",          "01-01-1970", ""};
    static const std::vector<std::string> units = {"u1", "u2", "zz", ""};
    std::string text = "NIP;NAMA;TANGGAL LAHIR;TMT JABATAN;UNOR ID;UNOR NAMA;NIK\n";
    for (std::uint32_t count = dice.below(30) + 1; count > 0; --count) {
        text += dice.one_of(numbers) + ';' + dice.one_of(names) + ';' + dice.one_of(dates) + ';' + dice.one_of(dates) +
                ';' + dice.one_of(units) + ';' + dice.one_of(names) + ';' + dice.one_of(numbers);
        if (dice.one_in(10)) text += ";extra";
        text += '\n';
    }
    const auto registry = fixtures::small_city();
    const auto staged = intake::stage("uji.csv", text, registry, fixtures::k_today);
    if (!staged) {
        CHECK(staged.error().code == "intake.header_only");
        return;
    }

    // The counts are the rows' states, the states follow from the findings, and the findings stand at their rows.
    intake::StagedCounts counts;
    std::set<std::string> keys;
    std::size_t next = staged->file_findings().size();
    for (const intake::StagedRow& row : staged->rows) {
        ++(row.state == intake::RowState::valid     ? counts.valid
           : row.state == intake::RowState::warning ? counts.warning
                                                    : counts.invalid);
        CHECK(row.first_finding == next);
        next += row.finding_count;
        auto worst = intake::Severity::info;
        for (const intake::Finding& finding : staged->findings_of(row)) {
            CHECK(finding.row == row.number);
            worst = std::max(worst, intake::severity(finding.code));
        }
        CHECK((worst == intake::Severity::invalid) == (row.state == intake::RowState::invalid));
        // No two committed rows have one key, and every committed row has one.
        if (row.state != intake::RowState::invalid) CHECK(keys.insert(row.key).second);
        if (row.state != intake::RowState::invalid) CHECK_FALSE(row.key.empty());
    }
    CHECK(next == staged->findings.size());
    CHECK(counts.valid == staged->counts.valid);
    CHECK(counts.warning == staged->counts.warning);
    CHECK(counts.invalid == staged->counts.invalid);

    // Committing changes what the difference says, forgets nothing, and leaves nothing to do.
    const records::Registry before = *registry;
    intake::apply(*registry, intake::difference(*staged, *registry)).finish();
    for (const records::Record& old : before.table(records::EntityKind::employee).rows()) {
        const records::Record* now = registry->table(records::EntityKind::employee).find(old.key);
        REQUIRE(now);
        for (std::size_t field = 0; field < old.values.size(); ++field) {
            if (records::is_known(old.values[field])) CHECK(records::is_known(now->values[field]));
        }
    }
    CHECK(intake::difference(*staged, *registry).counts.to_write() == 0);
}
