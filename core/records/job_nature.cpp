#include "core/records/job_nature.hpp"

#include "core/base/text.hpp"

namespace records {

bool has_words(std::string_view text, std::string_view phrase) {
    const auto is_edge = [&](std::size_t at) { return at >= text.size() || text[at] == ' '; };
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1))
        if ((at == 0 || text[at - 1] == ' ') && is_edge(at + phrase.size())) return true;
    return false;
}

std::string_view level_in_title(std::string_view title, const ChoiceList& levels) {
    const std::string folded = base::fold(title);
    for (std::size_t i = levels.choices.size(); i-- > 0;)
        if (has_words(folded, base::fold(levels.choices[i].label[0]))) return levels.choices[i].code;
    return {};
}

std::string_view tier_of_kind(std::string_view kind, std::string_view echelon, const ChoiceList& tiers) {
    if (kind == "operational") return "staff";
    if (kind == "functional") return "functional";
    const Choice* tier = kind == "structural" ? tiers.find(echelon) : nullptr;
    return tier ? std::string_view(tier->code) : std::string_view{};
}

}  // namespace records
