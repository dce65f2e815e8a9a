#include "core/app/stage_job.hpp"

#include <algorithm>

#include "core/app/import_log.hpp"
#include "core/app/mapping_profile.hpp"
#include "core/app/selectors_quality.hpp"
#include "core/intake/check.hpp"

namespace app {

namespace {

constexpr std::int64_t k_rows_a_step = 200;

class StageJob final : public Job {
public:
    explicit StageJob(StageSpec spec)
        : spec_(std::move(spec)), preview_(std::make_shared<records::Registry>(*spec_.registry)), staging_(std::make_shared<Staging>()) {
        std::vector<intake::InputFile> inputs;
        for (const GivenFile& file : spec_.files) {
            staging_->files.push_back({file, nullptr, std::nullopt, {}, {}, {}});
            inputs.push_back({file.name, file.bytes, sheet_of(inputs.size()), kind_of(inputs.size())});
        }
        staging_->order = intake::staging_order(inputs, spec_.registry->catalogue(), [&](const intake::Table& head) { return kept_kind(*spec_.registry, head); });
        for (std::size_t index = 0; index < inputs.size(); ++index)
            if (inputs[index].kind && !kind_of(index)) spec_.adjustments.kinds.push_back({index, *inputs[index].kind});
        staging_->adjustments = spec_.adjustments;
    }

    bool step() override { return work_.step(); }

    JobProgress progress() const override {
        constexpr std::int64_t k_parts = 1000;
        const auto files = static_cast<std::int64_t>(staging_->order.size());
        std::int64_t part = 0;
        if (stager_) {
            const auto progress = stager_->progress();
            part = progress.total > 0 ? progress.done * k_parts / progress.total : 0;
        }
        return {"job.staging", static_cast<std::int64_t>(at_) * k_parts + part, std::max<std::int64_t>(1, files * k_parts)};
    }

    JobResult result() override { return std::shared_ptr<const Staging>(staging_); }

private:
    [[nodiscard]] std::string sheet_of(std::size_t index) const {
        const auto at = std::ranges::find(spec_.adjustments.sheets, index, &SheetChoice::file);
        return at == spec_.adjustments.sheets.end() ? std::string() : at->sheet;
    }
    [[nodiscard]] std::optional<records::EntityKind> kind_of(std::size_t index) const {
        const auto at = std::ranges::find(spec_.adjustments.kinds, index, &KindChoice::file);
        return at == spec_.adjustments.kinds.end() ? std::nullopt : std::optional(at->kind);
    }

    base::Steps work() {
        for (const std::size_t index : staging_->order) {
            Staging::File& file = staging_->files[index];
            stager_.emplace(file.source.name, file.source.bytes, preview_, spec_.today, sheet_of(index), kind_of(index));
            while (stager_->step(k_rows_a_step)) co_yield base::pause;
            auto staged = stager_->finish();
            if (staged && adjust(index, *staged)) {
                while (stager_->step(k_rows_a_step)) co_yield base::pause;
                staged = stager_->finish();
            }
            if (staged) {
                file.staged = std::make_shared<const intake::StagedFile>(std::move(*staged));
                file.imported_on = imported_on(*spec_.registry, *file.staged);
                co_yield base::pause;
                for (base::Steps part = intake::compare(*file.staged, *preview_, file.difference); part.step();) co_yield base::pause;
                for (base::Steps part = intake::apply(*preview_, file.difference); part.step();) co_yield base::pause;
            } else {
                file.fault = staged.error();
            }
            stager_.reset();
            ++at_;
            co_yield base::pause;
        }
        for (base::Steps part = read_shares(*preview_, spec_.today, staging_->quality); part.step();) co_yield base::pause;
        for (base::Steps part = preview_->give_back(); part.step();) co_yield base::pause;
    }

    /// Starts over with the user's own columns and cells; false if there are none for this file.
    bool adjust(std::size_t index, const intake::StagedFile& staged) {
        intake::ColumnMapping mapping = staged.mapping;
        if (auto profile = find_profile(*spec_.registry, mapping)) {
            mapping = std::move(profile->mapping);
            staging_->files[index].profile = std::move(profile->name);
        }
        for (const ColumnChoice& choice : spec_.adjustments.columns) {
            if (choice.file != index || choice.column >= mapping.columns.size()) continue;
            // Who gives a column a field by hand takes it from those that had it.
            for (intake::MappedColumn& column : mapping.columns)
                if (column.field == choice.field) column.field.reset();
            mapping.columns[choice.column].field = choice.field;
        }
        std::vector<intake::CellFix> fixes;
        for (const CellFix& fix : spec_.adjustments.cells) {
            if (fix.file == index) fixes.push_back({fix.row, fix.column, fix.text});
        }
        std::vector<intake::ValueFix> values;
        for (const ValueFix& fix : spec_.adjustments.values)
            if (fix.file == index) values.push_back({fix.row, fix.field, fix.code});
        if (mapping == staged.mapping && fixes.empty() && values.empty()) return false;
        stager_.emplace(staged, std::move(mapping), std::move(fixes), preview_, spec_.today, std::move(values));
        return true;
    }

    StageSpec spec_;
    std::shared_ptr<records::Registry> preview_;
    std::shared_ptr<Staging> staging_;
    std::optional<intake::Stager> stager_;
    std::size_t at_ = 0;
    base::Steps work_ = work();  // last: it uses the others
};

}  // namespace

std::unique_ptr<Job> make_stage_job(StageSpec spec) { return std::make_unique<StageJob>(std::move(spec)); }

}  // namespace app
