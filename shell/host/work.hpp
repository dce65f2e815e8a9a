// work.hpp: the long work under way, in slices.
//
// Result    `run` steps the job until the milliseconds are used, and leaves JobProgressed or JobFinished in the inbox.
//           Starting a job while another runs drops the older one; nothing of it arrives any more.
#pragma once

#include <memory>
#include <vector>

#include "shell/ports/ports.hpp"

namespace host {

class Work {
public:
    void start(std::uint32_t token, app::JobSpec spec) {
        token_ = token;
        job_ = app::make_job(std::move(spec));
    }
    void stop(std::uint32_t token) {
        if (token == token_) job_.reset();
    }
    [[nodiscard]] bool is_running() const { return job_ != nullptr; }

    void run(const ports::Ports& ports, double milliseconds, std::vector<app::Intent>& inbox) {
        if (!job_) return;
        const double end = ports.monotonic_ms() + milliseconds;
        bool goes_on = true;
        do {
            goes_on = job_->step();
        } while (goes_on && ports.monotonic_ms() < end);
        if (goes_on) {
            inbox.push_back(app::JobProgressed{token_, job_->progress()});
            return;
        }
        inbox.push_back(app::JobFinished{token_, job_->result()});
        job_.reset();
    }

private:
    std::uint32_t token_ = 0;
    std::unique_ptr<app::Job> job_;
};

}  // namespace host
