// proposals.hpp: what names say about jobs and studies, for what a file leaves out.
//
// Problem   A working sheet names a seat "Perawat Ahli Muda" and says neither its kind nor its family; SIASN names a
//           programme "S-1 Kesejahteraan Sosial" and no field of study. Rules and scores need the codes.
// Result    Codes of the catalogue's choice lists, by the table's phrases: the longest that stands in the name. Empty where
//           none does. The caller shows them as findings; the user may correct them.
// Failure   A page that has not fetched the table yet proposes nothing.
// Source    assets/intake/proposals.json, which names the regulations and says what nobody has confirmed.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/registry.hpp"

namespace intake {

/// The fields of a kind that may be proposed, each of a choice list, by name.
[[nodiscard]] std::span<const std::string_view> proposed_fields(records::EntityKind kind);

/// Codes, or empty.
struct JobProposal {
    std::string kind, tier, level, family;
};

class Proposals {
public:
    explicit Proposals(const records::Registry& registry);
    /// `known` is what the row itself says, by code. SIASN's reference, where it has the job, is asked before the title.
    [[nodiscard]] JobProposal job(std::string_view title, std::string_view job_id, const JobProposal& known) const;
    /// `level` is the level of the education: below a diploma all studies are general.
    [[nodiscard]] std::string_view study(std::string_view programme, std::string_view level) const;

private:
    struct Phrase {
        std::string words, code;
    };
    using Phrases = std::vector<Phrase>;
    static Phrases read_phrases(std::string_view member);
    static std::string_view longest(const Phrases& phrases, std::string_view words, bool at_start);

    const records::Registry* registry_;
    std::map<std::string, std::size_t, std::less<>> jobs_;  // of the reference, by folded name
    Phrases kinds_, families_, studies_;
};

}  // namespace intake
