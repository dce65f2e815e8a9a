#include "core/scoring/part_spec.hpp"

namespace scoring {
namespace {

constexpr std::int64_t k_any = 1'000'000;
// A result above the full one is reached by nobody: no training proves that level.
constexpr ParameterSpec k_competence[] = {{"valid_months", 1, 1, 1200},
                                          {"result_of_level", 5, 0, k_full_share + 1},
                                          {"least_hours", 1, 0, k_any},
                                          {"declared_level", 1, 0, 5},
                                          {"months_per_level", 1, 1, 1200}};
constexpr ParameterSpec k_performance[] = {
    {"years", 1, 1, 2}, {"shares", 5, 0, k_full_share}, {"available_from_month", 1, 1, 13}};
constexpr ParameterSpec k_training[] = {{"target_hours", 1, 1, k_any}, {"competence_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_experience[] = {{"full_months", 1, 1, 1200},
                                          {"length_share", 1, 0, k_full_share},
                                          {"same_family_share", 1, 0, k_full_share},
                                          {"same_tier_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_interest[] = {{"position", 5, 0, k_full_share},
                                        {"unit", 5, 0, k_full_share},
                                        {"district", 5, 0, k_full_share},
                                        {"job_family", 5, 0, k_full_share},
                                        {"stay", 5, 0, k_full_share}};
constexpr ParameterSpec k_community[] = {{"service_share", 1, 0, k_full_share},
                                         {"district_share", 1, 0, k_full_share},
                                         {"full_years", 1, 1, 100},
                                         {"unverified_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_distance[] = {{"limit_km", 1, 1, k_any}};
constexpr ParameterSpec k_education[] = {{"shares", 10, 0, k_full_share}};
constexpr ParameterSpec k_career[] = {{"full_months", 1, 1, 1200}, {"full_posts", 1, 1, 100}, {"same_tier_share", 1, 0, k_full_share}};
constexpr ParameterSpec k_integrity[] = {{"shares", 5, 0, k_full_share}};
constexpr ParameterSpec k_support[] = {{"valid_months", 1, 1, 1200}, {"assignment_kinds", 5, 0, 1}, {"shares", 3, 0, k_full_share}};

constexpr PartSpec k_part_specs[k_parts] = {{"competence", k_competence},   {"study", {}},
                                            {"performance", k_performance}, {"training", k_training},
                                            {"experience", k_experience},   {"interest", k_interest},
                                            {"community", k_community},     {"distance", k_distance},
                                            {"potential", {}},              {"education", k_education},
                                            {"career", k_career},           {"integrity", k_integrity},
                                            {"support", k_support}};

}  // namespace

const PartSpec& part_spec(PartKind kind) { return k_part_specs[static_cast<std::size_t>(kind)]; }

}  // namespace scoring
