#include "core/app/rule_test.hpp"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t k_rows_a_step = 64;

class RuleTestJob final : public Job {
public:
    explicit RuleTestJob(RuleTestSpec spec) : spec_(std::move(spec)) {}

    bool step() override {
        if (run_) return run_->add(k_rows_a_step);
        const records::Registry& registry = *spec_.registry;
        const auto facts = std::make_shared<const rules::Facts>(
            rules::read_facts(registry, records::Seating::of(registry, spec_.today), spec_.today));
        const rules::Pack& published = rules::Pack::standard();
        std::vector<base::Error> problems;
        const rules::Pack present = published.with_settings(registry, problems);
        run_.emplace(facts, *published.find(spec_.rule), *present.find(spec_.rule));
        return true;
    }
    JobProgress progress() const override {
        if (!run_) return {"job.rule_test", 0, 1};
        return {"job.rule_test", static_cast<std::int64_t>(run_->done()), std::max<std::int64_t>(1, static_cast<std::int64_t>(run_->total()))};
    }
    JobResult result() override { return RuleTested{spec_.rule, run_->result()}; }

private:
    RuleTestSpec spec_;
    std::optional<rules::ImpactRun> run_;
};

}  // namespace

std::unique_ptr<Job> make_rule_test(RuleTestSpec spec) { return std::make_unique<RuleTestJob>(std::move(spec)); }

bool is_changed(const records::Registry& registry, const rules::Rule& rule) {
    const auto is_set = [&](std::string_view name) { return registry.table(records::EntityKind::setting).find(rule.setting(name)) != nullptr; };
    return is_set(rules::k_severity) || is_set(rules::k_from) || is_set(rules::k_to) || std::ranges::any_of(rule.parameters, is_set, &rules::Parameter::name);
}

}  // namespace app
