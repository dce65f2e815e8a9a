#include "core/intake/proposals.hpp"

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/text.hpp"
#include "core/records/job_nature.hpp"

namespace intake {

namespace {

using records::EntityKind;

/// Folded, with single spaces for everything but letters and digits: "D-III Keperawatan" is "d iii keperawatan".
std::string plain_words(std::string_view text) {
    std::string words = base::fold(text);
    for (char& c : words)
        if (const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); !is_word) c = ' ';
    return base::fold(words);
}

}  // namespace

Proposals::Proposals(const records::Registry& registry)
    : registry_(&registry), kinds_(read_phrases("kinds")), families_(read_phrases("families")), studies_(read_phrases("studies")) {
    const auto jobs = registry.table(EntityKind::job).rows();
    const auto name = registry.catalogue().index(EntityKind::job, "name");
    for (std::size_t at = 0; at < jobs.size(); ++at) jobs_.try_emplace(base::fold(records::as_text(jobs[at].values[name])), at);
}

Proposals::Phrases Proposals::read_phrases(std::string_view member) {
    Phrases phrases;
    const auto json = base::parse_json(base::asset("intake/proposals.json"));
    const base::Json* codes = json ? base::find_member(*json, member) : nullptr;
    if (codes == nullptr) return phrases;
    for (const auto& [code, names] : codes->items())
        for (const base::Json& name : names) phrases.push_back({plain_words(name.get<std::string>()), code});
    return phrases;
}

std::string_view Proposals::longest(const Phrases& phrases, std::string_view words, bool at_start) {
    const Phrase* best = nullptr;
    for (const Phrase& phrase : phrases) {
        if (best && phrase.words.size() <= best->words.size()) continue;
        if (records::has_words(at_start ? words.substr(0, phrase.words.size() + 1) : words, phrase.words)) best = &phrase;
    }
    return best ? std::string_view(best->code) : std::string_view{};
}

JobProposal Proposals::job(std::string_view title, std::string_view job_id, const JobProposal& known) const {
    const records::Catalogue& catalogue = registry_->catalogue();
    const records::ChoiceList &levels = catalogue.choices("functional_level"), &tiers = catalogue.choices("position_tier");
    const records::Table& jobs = registry_->table(EntityKind::job);
    const records::Record* job = jobs.find(job_id);
    if (const auto named = jobs_.find(base::fold(title)); job == nullptr && named != jobs_.end()) job = &jobs.rows()[named->second];
    const auto reference = [&](std::string_view field) {
        return job ? records::as_text(registry_->value(EntityKind::job, *job, field)) : std::string_view{};
    };
    const std::string words = plain_words(title);
    const auto kind_of_tier = [](std::string_view tier) { return tier == "staff" ? "operational" : tier == "functional" ? "functional" : tier.empty() ? "" : "structural"; };

    JobProposal said = known;
    if (said.kind.empty()) said.kind = kind_of_tier(said.tier);
    if (said.kind.empty()) said.kind = reference("kind");
    if (said.level.empty() && (said.kind.empty() || said.kind == "functional")) said.level = reference("level");
    if (said.level.empty() && (said.kind.empty() || said.kind == "functional")) said.level = records::level_in_title(title, levels);
    if (said.kind.empty() && !said.level.empty()) said.kind = "functional";
    if (said.kind.empty()) said.kind = longest(kinds_, words, true);
    if (said.tier.empty()) said.tier = records::tier_of_kind(said.kind, reference("echelon_id"), tiers);
    if (said.family.empty()) said.family = said.kind == "structural" ? "leadership" : longest(families_, words, false);
    return said;
}

std::string_view Proposals::study(std::string_view programme, std::string_view level) const {
    const auto order = registry_->catalogue().choices("education_level").order(level);
    const auto first_diploma = registry_->catalogue().choices("education_level").order("d1");
    if (order && order < first_diploma) return "general";
    return longest(studies_, plain_words(programme), false);
}

std::span<const std::string_view> proposed_fields(records::EntityKind kind) {
    static constexpr std::string_view k_of_position[] = {"kind", "tier", "level", "job_family"};
    static constexpr std::string_view k_of_employee[] = {"study_field"};
    if (kind == records::EntityKind::position) return k_of_position;
    if (kind == records::EntityKind::employee) return k_of_employee;
    return {};
}

}  // namespace intake
