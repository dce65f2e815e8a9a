#include "core/intake/unit_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/order.hpp"
#include "core/base/text.hpp"
#include "core/records/unit_history.hpp"

namespace intake {

namespace {

constexpr int k_similar_percent = 70;
constexpr int k_most_levels = 8;

using Pair = std::pair<std::string_view, std::string_view>;
constexpr Pair k_abbreviations[] = {
    {"sdn", "sd negeri"},
    {"smpn", "smp negeri"},
    {"tkn", "tk negeri"},
    {"n", "negeri"},
    {"pkm", "puskesmas"},
    {"pusk", "puskesmas"},
    {"kel", "kelurahan"},
    {"kec", "kecamatan"},
    {"bid", "bidang"},
    {"bag", "bagian"},
    {"subbag", "sub bagian"},
    {"subbagian", "sub bagian"},
    {"subbid", "sub bidang"},
    {"sekr", "sekretariat"},
    {"dinkes", "dinas kesehatan"},
    {"disdik", "dinas pendidikan"},
    {"disdikbud", "dinas pendidikan kebudayaan"},
    {"upt", "uptd"},
    {"setda", "sekretariat daerah"},
    {"setwan", "sekretariat dprd"},
    {"dishub", "dinas perhubungan"},
    {"diskominfo", "dinas komunikasi informatika"},
    {"dinsos", "dinas sosial"},
    {"disdukcapil", "dinas kependudukan pencatatan sipil"},
    {"perpus", "perpustakaan"},
    {"no", ""},
    {"nomor", ""},
    {"nmr", ""},
    {"dan", ""},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view without_zeros(std::string_view word) {
    const bool is_number = std::ranges::all_of(word, is_digit);
    while (is_number && word.size() > 1 && word.front() == '0') word.remove_prefix(1);
    return word;
}

std::string numbers_in(std::string_view text) {
    std::string out;
    for (const std::string_view word : base::split(text, ' ')) {
        if (!word.empty() && std::ranges::all_of(word, is_digit)) out.append(word).append(" ");
    }
    return out;
}

/// Sorted pairs of neighbouring letters.
std::vector<std::uint16_t> letter_pairs(std::string_view text) {
    std::vector<std::uint16_t> pairs;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        pairs.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(text[at]) << 8 |
                                                   static_cast<unsigned char>(text[at + 1])));
    }
    base::sort(pairs);
    return pairs;
}

/// Shared pairs in percent of all (Dice's coefficient).
int similarity_percent(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++shared, ++i, ++j;
        else if (a[i] < b[j]) ++i;
        else ++j;
    }
    return static_cast<int>(200 * shared / (a.size() + b.size()));
}

}  // namespace

std::string written_out(std::string_view name) {
    const std::string folded = base::fold(name);
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        if (!is_word(folded[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < folded.size() && is_word(folded[end]) && is_digit(folded[end]) == is_digit(folded[at])) ++end;
        std::string_view word = without_zeros(std::string_view(folded).substr(at, end - at));
        at = end;
        const auto known = std::ranges::find(k_abbreviations, word, &Pair::first);
        if (known != std::end(k_abbreviations)) word = known->second;
        if (word.empty()) continue;
        if (!out.empty()) out.push_back(' ');
        out.append(word);
    }
    return out;
}

UnitNames::UnitNames(const records::Registry& registry, base::Day day) {
    using records::EntityKind;
    const auto& catalogue = registry.catalogue();
    const auto name = catalogue.index(EntityKind::unit, "name");
    const auto parent = catalogue.index(EntityKind::unit, "parent_id");
    const records::Table& units = registry.table(EntityKind::unit);
    for (const records::Record& record : units.rows()) {
        const std::string_view text = records::as_text(record.values[name]);
        const std::string plain = written_out(text);
        units_.push_back({record.key, std::string(text), base::fold(text), plain,
                          std::string(records::as_text(record.values[parent])), numbers_in(plain),
                          letter_pairs(plain), records::is_closed(registry, record, day)});
    }
    for (std::size_t at = 0; at < units_.size(); ++at) {
        by_id_.try_emplace(units_[at].id, at);
        by_name_.emplace(units_[at].folded, at);
        by_written_out_.emplace(units_[at].written_out, at);
    }
    for (std::size_t at = 0; at < units_.size(); ++at) {
        const records::Record* next = units_[at].is_closed ? records::successor(registry, units.rows()[at], day) : nullptr;
        if (next != nullptr) by_old_name_.emplace(units_[at].folded, *units.row_of(next->key));
    }
    const auto past_unit = catalogue.index(EntityKind::unit_history, "unit_id"), past_name = catalogue.index(EntityKind::unit_history, "name");
    for (const records::Record& past : registry.table(EntityKind::unit_history).rows())
        if (const auto at = units.row_of(records::as_text(past.values[past_unit])))
            by_old_name_.emplace(base::fold(records::as_text(past.values[past_name])), *at);
}

std::vector<std::size_t> UnitNames::bearers(const Names& names, std::string_view name) const {
    std::vector<std::size_t> found;
    const auto [first, last] = names.equal_range(name);
    for (auto at = first; at != last; ++at)
        if (!std::ranges::contains(found, at->second)) found.push_back(at->second);
    const auto is_closed = [&](std::size_t at) { return units_[at].is_closed; };
    if (!std::ranges::all_of(found, is_closed)) std::erase_if(found, is_closed);
    return found;
}

bool UnitNames::was_called(std::size_t unit, std::string_view folded) const {
    const auto [first, last] = by_old_name_.equal_range(folded);
    return std::any_of(first, last, [&](const auto& entry) { return entry.second == unit; });
}

bool UnitNames::is_under(const Unit& unit, std::string_view folded_agency) const {
    const Unit* above = &unit;
    for (int level = 0; level < k_most_levels; ++level) {
        if (above->folded == folded_agency) return true;
        const auto at = by_id_.find(above->parent);
        if (at == by_id_.end()) return false;
        above = &units_[at->second];
    }
    return false;
}

UnitMatch UnitNames::match_spelling(std::string_view name) const {
    const std::string wanted = written_out(name);
    UnitMatch match;
    if (wanted.empty()) return match;
    if (const auto found = bearers(by_written_out_, wanted); !found.empty()) {
        const Unit& unit = units_[found.front()];
        if (found.size() == 1) return {UnitMatchKind::spelling, unit.id, unit.name, {}, false, true};
        match.kind = UnitMatchKind::ambiguous;
        for (const std::size_t at : found) match.ids.push_back(units_[at].id);
        return match;
    }
    const auto pairs = letter_pairs(wanted);
    const std::string numbers = numbers_in(wanted);
    int best = k_similar_percent - 1;
    bool is_tied = false;
    for (const Unit& unit : units_) {
        if (unit.numbers != numbers) continue;
        const int percent = similarity_percent(pairs, unit.letter_pairs);
        if (percent == best) is_tied = true;
        if (percent <= best) continue;
        best = percent;
        is_tied = false;
        match = {UnitMatchKind::spelling, unit.id, unit.name, {}, false, false};
    }
    return is_tied ? UnitMatch{} : match;
}

UnitMatch UnitNames::match_name(std::string_view name, std::string_view agency) const {
    auto found = bearers(by_name_, base::fold(name));
    if (found.empty()) {
        found = bearers(by_old_name_, base::fold(name));
        if (found.size() != 1) return match_spelling(name);
        return {UnitMatchKind::former, units_[found[0]].id, units_[found[0]].name, {}, false, true};
    }
    if (found.size() > 1 && !agency.empty()) {
        const std::string folded = base::fold(agency);
        std::vector<std::size_t> under;
        std::ranges::copy_if(found, std::back_inserter(under),
                             [&](std::size_t at) { return is_under(units_[at], folded); });
        if (under.size() == 1) found = under;
    }
    if (found.size() == 1) return {UnitMatchKind::by_name, units_[found[0]].id, units_[found[0]].name, {}, false, true};
    UnitMatch match{UnitMatchKind::ambiguous, {}, {}, {}, false, true};
    for (const std::size_t at : found) match.ids.push_back(units_[at].id);
    return match;
}

UnitMatch UnitNames::match(std::string_view id, std::string_view name, std::string_view agency) const {
    if (const auto at = by_id_.find(id); at != by_id_.end()) {
        const Unit& unit = units_[at->second];
        const std::string folded = base::fold(name);
        // A path such as "SEKSI KURIKULUM - BIDANG SD - DINAS PENDIDIKAN" names the unit first.
        const bool agrees = folded.empty() || folded == unit.folded || folded.starts_with(unit.folded + " - ");
        const auto kind = agrees                           ? UnitMatchKind::known
                          : was_called(at->second, folded) ? UnitMatchKind::former
                                                           : UnitMatchKind::spelling;
        return {kind, unit.id, unit.name, {}, false, true};
    }
    UnitMatch match = name.empty() ? UnitMatch{} : match_name(name, agency);
    match.id_is_unknown = !id.empty();
    return match;
}

}  // namespace intake
