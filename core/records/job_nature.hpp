// job_nature.hpp: what a job is, from its title, echelon and kind, where no record says it.
//
// Result    Codes of the choice lists functional_level and position_tier; empty: nothing tells it.
#pragma once

#include <string_view>

#include "core/records/catalogue.hpp"

namespace records {

/// Whether `phrase` stands in `text` as whole words; both folded.
[[nodiscard]] bool has_words(std::string_view text, std::string_view phrase);
/// The level that a title names: "Perawat Terampil" is skilled, "Guru Ahli Muda" is junior.
[[nodiscard]] std::string_view level_in_title(std::string_view title, const ChoiceList& levels);
/// The tier of a job of a kind (code of position_kind); of a structural one its echelon tells it.
[[nodiscard]] std::string_view tier_of_kind(std::string_view kind, std::string_view echelon, const ChoiceList& tiers);

}  // namespace records
