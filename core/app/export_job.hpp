// export_job.hpp: internal to core/app. Records as a file, in slices; the rows that need somebody, at once.
#pragma once

#include "core/app/job.hpp"

namespace app {

[[nodiscard]] std::unique_ptr<Job> make_export_job(ExportRecordsSpec spec);
[[nodiscard]] JobResult export_errors(const ExportErrorsSpec& spec);

}  // namespace app
