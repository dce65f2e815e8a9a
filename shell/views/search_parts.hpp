// search_parts.hpp: internal to the search page.
#pragma once

#include "core/scoring/sensitivity.hpp"
#include "shell/views/search_view.hpp"

namespace views {

inline constexpr std::size_t k_most_compared = 4;

/// The candidate's own key: of the person for a seat, of the seat for a person.
[[nodiscard]] const std::string& candidate_key(const ViewContext& context, const SearchUi& ui,
                                               const planning::Candidate& candidate);
[[nodiscard]] std::string candidate_name(const ViewContext& context, const SearchUi& ui,
                                         const planning::Candidate& candidate);
/// The unit of a seat, or the present seat of a person.
[[nodiscard]] std::string candidate_detail(const ViewContext& context, const SearchUi& ui,
                                           const planning::Candidate& candidate);
/// "berbalik di bawah 17,5", or nothing where the weight cannot turn the order.
[[nodiscard]] std::string turning_words(const ViewContext& context, const scoring::WeightRange& range);
/// Parts by candidates, the best of each row in the accent colour; the rules that block below.
void draw_comparison(const ViewContext& context, const planning::Assessment& assessment,
                     std::span<const planning::Candidate> candidates, SearchUi& ui);

}  // namespace views
