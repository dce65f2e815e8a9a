#include "core/app/export_job.hpp"

#include <algorithm>

namespace app {

namespace {

constexpr std::int64_t k_rows_a_step = 100;

class ExportJob final : public Job {
public:
    explicit ExportJob(const ExportRecordsSpec& spec)
        : table_(spec.registry, spec.entity, spec.format),
          exported_{intake::export_name(spec.registry->catalogue().entity(spec.entity), spec.format),
                    spec.format == intake::TableFormat::workbook ? std::string(workbook::k_mime) : "text/csv", {}} {}
    bool step() override { return table_.step(k_rows_a_step); }
    JobProgress progress() const override {
        const intake::Progress progress = table_.progress();
        return {"job.exporting", progress.done, progress.total};
    }
    JobResult result() override {
        exported_.bytes = table_.take();
        return std::move(exported_);
    }

private:
    intake::TableExport table_;
    Exported exported_;
};

}  // namespace

std::unique_ptr<Job> make_export_job(ExportRecordsSpec spec) { return std::make_unique<ExportJob>(spec); }

JobResult export_errors(const ExportErrorsSpec& spec) {
    const std::string& file = spec.staged->file;
    return Exported{file.substr(0, file.rfind('.')) + "-perbaikan.xlsx", std::string(workbook::k_mime),
                    intake::error_book(*spec.staged, base::Catalog::load(spec.language))};
}

}  // namespace app
