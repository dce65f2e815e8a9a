// exemptions.hpp: exempting a person from a rule, where the rule is shown, and all exemptions in one place.
#pragma once

#include "core/planning/why.hpp"
#include "shell/views/context.hpp"

namespace views {

/// Whom the result of a rule is about. Rows; without a seat the person alone.
struct RuleSubject {
    std::uint32_t employee = 0;
    std::optional<std::uint32_t> position = {};
};

/// Below a rule that holds somebody and knows exemptions: the way to record one, with reason and approver. Below one that
/// passes by an exemption: the way to withdraw it.
void draw_exemption(const ViewContext& context, const planning::Assessment& assessment, const rules::RuleResult& result,
                    const RuleSubject& subject);
/// All that are recorded, also those that are void and why, each with a way to withdraw it. Nothing without any.
void draw_exemptions(const ViewContext& context);

}  // namespace views
