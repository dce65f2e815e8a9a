#include "core/app/export_job.hpp"

#include <algorithm>

#include "core/app/record_list.hpp"
#include "core/intake/check_report.hpp"

namespace app {

namespace {

constexpr std::int64_t k_rows_a_step = 100;

class ExportJob final : public Job {
public:
    explicit ExportJob(const ExportRecordsSpec& spec)
        : table_(spec.registry, spec.entity, spec.format),
          exported_{intake::export_name(spec.registry->catalogue().entity(spec.entity).label[0], spec.format),
                    std::string(intake::export_mime(spec.format)), {}} {}
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

/// The columns of a list as they are shown: who or what, its number, the chosen fields.
class ListJob final : public Job {
public:
    explicit ListJob(ExportListSpec spec) : spec_(std::move(spec)), file_(spec_.list.format, spec_.list.title) {
        const auto language = static_cast<std::size_t>(spec_.language);
        const records::Entity& entity = catalogue().entity(spec_.list.entity);
        std::vector<std::string> header{spec_.list.record_label, entity.fields[entity.key.front()].label[language]};
        for (const records::FieldIndex field : spec_.list.columns) header.push_back(entity.fields[field].label[language]);
        file_.add(header);
    }
    bool step() override {
        const auto& rows = *spec_.list.rows;
        const std::size_t end = std::min(rows.size(), at_ + static_cast<std::size_t>(k_rows_a_step));
        const auto kind = spec_.list.entity;
        const records::FieldIndex number = catalogue().entity(kind).key.front();
        std::vector<std::string> cells(spec_.list.columns.size() + 2);
        for (; at_ < end; ++at_) {
            const records::Record& record = spec_.registry->table(kind).rows()[rows[at_]];
            cells[0] = record_name(*spec_.registry, kind, record);
            cells[1] = intake::export_text(catalogue(), catalogue().field(kind, number), record.values[number]);
            for (std::size_t column = 2; column < cells.size(); ++column)
                cells[column] =
                    copied_text(*spec_.registry, kind, record, spec_.list.columns[column - 2], spec_.language);
            file_.add(cells);
        }
        return at_ < rows.size();
    }
    JobProgress progress() const override {
        return {"job.exporting", static_cast<std::int64_t>(at_),
                std::max<std::int64_t>(1, static_cast<std::int64_t>(spec_.list.rows->size()))};
    }
    JobResult result() override {
        return Exported{intake::export_name(spec_.list.title, spec_.list.format),
                        std::string(intake::export_mime(spec_.list.format)), file_.take()};
    }

private:
    [[nodiscard]] const records::Catalogue& catalogue() const { return spec_.registry->catalogue(); }

    ExportListSpec spec_;
    intake::TableFile file_;
    std::size_t at_ = 0;
};

class ReportJob final : public Job {
public:
    explicit ReportJob(ExportReportSpec spec)
        : staging_(std::move(spec.staging)), words_(base::Catalog::load(spec.language)), work_(intake::write_check_book(outcomes(*staging_), words_, book_)) {}
    bool step() override { return work_.step(); }
    JobProgress progress() const override { return {"job.exporting", 0, 1}; }
    JobResult result() override {
        return Exported{intake::export_name(words_.text("intake.report.findings"), intake::TableFormat::workbook), std::string(workbook::k_mime), std::move(book_)};
    }

private:
    static std::vector<intake::Outcome> outcomes(const Staging& staging) {
        std::vector<intake::Outcome> files;
        for (const Staging::File& file : staging.files) files.push_back({file.source.name, file.staged.get(), file.fault ? &*file.fault : nullptr});
        return files;
    }

    std::shared_ptr<const Staging> staging_;
    base::Catalog words_;
    std::string book_;
    base::Steps work_;  // last: it uses the others
};

}  // namespace

std::unique_ptr<Job> make_report_job(ExportReportSpec spec) { return std::make_unique<ReportJob>(std::move(spec)); }

std::unique_ptr<Job> make_list_job(ExportListSpec spec) { return std::make_unique<ListJob>(std::move(spec)); }

JobResult export_cells(const ExportCells& cells) {
    intake::TableFile file(cells.format, cells.title);
    for (const auto& row : *cells.cells) file.add(row);
    return Exported{intake::export_name(cells.title, cells.format), std::string(intake::export_mime(cells.format)),
                    file.take()};
}

std::unique_ptr<Job> make_export_job(ExportRecordsSpec spec) { return std::make_unique<ExportJob>(spec); }

JobResult export_errors(const ExportErrorsSpec& spec) {
    const std::string& file = spec.staged->file;
    return Exported{file.substr(0, file.rfind('.')) + "-perbaikan.xlsx", std::string(workbook::k_mime),
                    intake::error_book(*spec.staged, base::Catalog::load(spec.language))};
}

}  // namespace app
