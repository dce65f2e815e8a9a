// export_job.hpp: internal to core/app. Records as a file, in slices; the rows that need somebody, at once.
#pragma once

#include "core/app/job.hpp"

namespace app {

[[nodiscard]] std::unique_ptr<Job> make_export_job(ExportRecordsSpec spec);
[[nodiscard]] std::unique_ptr<Job> make_list_job(ExportListSpec spec);
[[nodiscard]] std::unique_ptr<Job> make_report_job(ExportReportSpec spec);
[[nodiscard]] JobResult export_cells(const ExportCells& cells);
[[nodiscard]] JobResult export_errors(const ExportErrorsSpec& spec);

}  // namespace app
