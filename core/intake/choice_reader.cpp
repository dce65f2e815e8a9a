#include "core/intake/choice_reader.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace intake {

namespace {

constexpr std::array<std::string_view, 17> k_roman = {"i", "ii", "iii", "iv",   "v",   "vi", "vii", "viii", "ix",
                                                      "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii"};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Letters and digits alone, of folded text.
std::string compact(std::string_view folded) {
    std::string out;
    std::ranges::copy_if(folded, std::back_inserter(out), is_word);
    return out;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

/// "tingkat i", "tk. i", "tk 1", "tk.i" all become "tk.i".
std::string with_plain_degree(std::string_view folded) {
    std::string text(folded);
    for (const std::string_view word : {"tingkat", "tkt.", "tkt", "tk.", "tk"}) {
        const std::size_t at = text.find(' ' + std::string(word));
        if (at == std::string::npos) continue;
        const std::string_view rest = base::trim(std::string_view(text).substr(at + 1 + word.size()));
        if (rest == "i" || rest == "1") return text.substr(0, at) + " tk.i";
    }
    return text;
}

/// "iii/c", "iiic", "iii.c", "3c", "33"; of folded text without words around it.
std::optional<std::string> read_grade(std::string_view folded) {
    std::string text = compact(folded);
    const auto roman_of = [](std::size_t index) { return upper(k_roman[index]); };
    if (text.size() == 2 && text[0] >= '1' && text[0] <= '4' && text[1] >= '1' && text[1] <= '5') {
        const bool fits = text[1] <= '4' || text[0] == '4';
        if (fits)
            return roman_of(static_cast<std::size_t>(text[0] - '1')) + '/' + static_cast<char>('a' + (text[1] - '1'));
    }
    if (text.size() >= 2 && text.back() >= 'a' && text.back() <= 'e') {
        const char letter = text.back();
        text.pop_back();
        std::size_t group =
            static_cast<std::size_t>(std::ranges::find(k_roman, std::string_view(text)) - k_roman.begin());
        if (text.size() == 1 && text[0] >= '1' && text[0] <= '4') group = static_cast<std::size_t>(text[0] - '1');
        if (group > 3 || (letter == 'e' && group != 3)) return std::nullopt;
        return roman_of(group) + '/' + letter;
    }
    if (std::ranges::find(k_roman, std::string_view(text)) != k_roman.end()) return upper(text);
    const auto number = base::parse_integer(text);
    if (number && *number >= 1 && *number <= 17) return roman_of(static_cast<std::size_t>(*number - 1));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_rank(std::string_view text) {
    std::string folded = base::fold(text);
    for (const std::string_view prefix : {"golongan", "gol.", "gol", "pppk", "p3k"}) {
        if (folded.starts_with(prefix))
            folded = std::string(base::trim(std::string_view(folded).substr(prefix.size())));
    }
    if (const auto grade = read_grade(folded)) return grade;
    const std::size_t open = folded.find('(');
    const std::size_t close = folded.find(')', open);
    if (open != std::string::npos && close != std::string::npos) {
        if (const auto grade = read_grade(std::string_view(folded).substr(open + 1, close - open - 1))) return grade;
    }
    // "penata iii/c", "iii/c - penata", "penata, iii/c": a grade with its letter beside a name.
    for (const std::string_view separator : {" ", ",", " - "}) {
        const std::size_t first = folded.find(separator);
        const std::size_t last = folded.rfind(separator);
        if (first == std::string::npos) continue;
        for (const std::string_view part :
             {std::string_view(folded).substr(0, first), std::string_view(folded).substr(last + separator.size())}) {
            const auto grade = read_grade(part);
            if (grade && grade->contains('/')) return grade;
        }
    }
    return std::nullopt;
}

ChoiceReader::ChoiceReader(const records::ChoiceList& list) : list_(&list), is_rank_(list.name == "rank") {
    for (const records::Choice& choice : list.choices) {
        for (const std::string& alias : choice.aliases) codes_.try_emplace(alias, choice.code);
    }
    for (const records::Choice& choice : list.choices) {
        for (const std::string& alias : choice.aliases) codes_.try_emplace(compact(alias), choice.code);
    }
}

std::optional<std::string_view> ChoiceReader::find_exact(std::string_view text) const {
    const auto at = codes_.find(text);
    return at == codes_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::string_view> ChoiceReader::find(std::string_view text) const {
    if (is_rank_) {
        if (const auto grade = read_rank(text)) {
            if (const auto order = list_->order(*grade)) return std::string_view(list_->choices[*order].code);
        }
    }
    const std::string folded = base::fold(text);
    if (const auto code = find_exact(folded)) return code;
    if (is_rank_) return find_exact(with_plain_degree(folded));
    if (const auto code = find_exact(compact(folded))) return code;
    // "S-1/Sarjana", "Ahli Muda (MU)", "M.01 - Integritas": either name alone will do.
    const std::size_t cut = folded.find_first_of("/(");
    const std::size_t dash = folded.find(" - ");
    const std::size_t at = std::min(cut, dash);
    if (at == std::string::npos || at == 0) return std::nullopt;
    return find_exact(compact(folded.substr(0, at)));
}

}  // namespace intake
