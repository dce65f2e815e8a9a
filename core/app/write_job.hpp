// write_job.hpp: internal to core/app. Changes as bundles of a ledger that nobody sees until it is whole.
#pragma once

#include "core/app/job.hpp"

namespace app {

[[nodiscard]] std::unique_ptr<Job> make_write_job(WriteSpec spec);

}  // namespace app
