#include "core/app/write_job.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <span>

#include "core/app/history.hpp"
#include "core/app/unit_past.hpp"

namespace app {

namespace {

constexpr std::size_t k_rows_a_step = 300;

class WriteJob final : public Job {
public:
    explicit WriteJob(WriteSpec spec) : spec_(std::move(spec)) {}

    bool step() override { return work_.step(); }

    /// The changes of files are looked through three times: gathered, turned round, written.
    JobProgress progress() const override {
        const auto total = static_cast<std::int64_t>(std::max<std::size_t>(1, (spec_.staging ? 3 : 1) * expected_));
        return {"job.writing", std::min(static_cast<std::int64_t>(changes_.size() + turned_ + written()), total), total};
    }

    JobResult result() override {
        const auto shared = [](std::vector<journal::Change>& changes) { return std::make_shared<const std::vector<journal::Change>>(std::move(changes)); };
        if (!spec_.staging) return Written{.ledger = ledger_, .files = std::move(files_)};
        return Written{ledger_, std::move(files_), spec_.staging, shared(changes_), shared(inverse_), spec_.corrects_units};
    }

private:
    [[nodiscard]] std::size_t written() const { return ledger_ ? ledger_->operation_count() - spec_.ledger->operation_count() : 0; }

    base::Steps work() {
        if (spec_.staging)
            for (base::Steps part = gather(); part.step();) co_yield base::pause;
        const std::vector<journal::Change>& changes = spec_.staging ? changes_ : *spec_.changes;
        if (!spec_.staging) expected_ = changes.size();
        ledger_ = std::make_shared<journal::Ledger>(*spec_.ledger);
        for (base::Steps part = journal::write(*ledger_, spec_.author, changes, spec_.reason, files_); part.step();) co_yield base::pause;
    }

    /// What the staged files make of the records, and what undoes it.
    base::Steps gather() {
        const records::Registry& registry = spec_.ledger->registry();
        for (base::Steps part = gather_rows(); part.step();) co_yield base::pause;
        if (!spec_.corrects_units)
            for (base::Steps part = keep_units(registry, spec_.today, changes_); part.step();) co_yield base::pause;
        for (base::Steps part = keep_histories(registry, changes_); part.step();) co_yield base::pause;
        for (base::Steps part = pass_unit_names(registry, changes_); part.step();) co_yield base::pause;
        if (spec_.changes) std::ranges::copy(*spec_.changes, std::back_inserter(changes_));
        expected_ = changes_.size();
        co_yield base::pause;
        for (; turned_ < changes_.size(); co_yield base::pause) {
            const auto part = std::span(changes_).subspan(turned_, std::min(k_rows_a_step, changes_.size() - turned_));
            // The last first: each part turned round, and in the end all of them.
            auto back = journal::inverse(registry, part);
            std::ranges::move(back | std::views::reverse, std::back_inserter(inverse_));
            turned_ += part.size();
        }
        std::ranges::reverse(inverse_);
    }

    base::Steps gather_rows() {
        for (const Staging::File& file : spec_.staging->files) expected_ += static_cast<std::size_t>(file.difference.counts.to_write());
        for (const std::size_t index : spec_.staging->order) {
            const intake::Difference& difference = spec_.staging->files[index].difference;
            for (const intake::RowDifference& row : difference.rows) {
                if (row.fields.empty()) continue;
                journal::Change change{difference.entity, row.key, false, {}};
                for (const intake::FieldChange& field : row.fields) change.fields.push_back({field.field, field.after});
                changes_.push_back(std::move(change));
                if (changes_.size() % k_rows_a_step == 0) co_yield base::pause;
            }
        }
    }

    WriteSpec spec_;
    std::shared_ptr<journal::Ledger> ledger_;
    std::vector<journal::BundleFile> files_;
    std::vector<journal::Change> changes_, inverse_;
    std::size_t expected_ = 0;
    std::size_t turned_ = 0;
    base::Steps work_ = work();  // last: it uses the others
};

}  // namespace

std::unique_ptr<Job> make_write_job(WriteSpec spec) { return std::make_unique<WriteJob>(std::move(spec)); }

}  // namespace app
