// stage_job.hpp: internal to core/app. Staging of several files, each against what the earlier ones would commit.
#pragma once

#include "core/app/job.hpp"

namespace app {

[[nodiscard]] std::unique_ptr<Job> make_stage_job(StageSpec spec);

}  // namespace app
