// work.hpp: the long work under way, in slices.
//
// Result    `run` steps the job until the milliseconds are used, and leaves JobFinished in the inbox when it is done; `tell`
//           leaves JobProgressed there.
//           What a job hands out is done by another thread, if there is one; nothing is to be done here meanwhile.
//           Starting a job while another runs drops the older one; nothing of it arrives any more.
#pragma once

#include <memory>
#include <vector>

#include "shell/ports/ports.hpp"

namespace host {

class Work {
public:
    explicit Work(ports::Ports& ports) : ports_(ports) {}

    void start(std::uint32_t token, app::JobSpec spec) {
        drop();
        token_ = token;
        job_ = app::make_job(std::move(spec));
    }
    void stop(std::uint32_t token) {
        if (token == token_) drop();
    }
    /// Whether there is something to do on this thread.
    [[nodiscard]] bool is_running() const { return job_ != nullptr && !is_out_; }

    /// Takes in what the other thread has to say.
    void listen(std::vector<app::Intent>& inbox) {
        if (!is_out_) return;
        const auto news = ports_.task_news();
        if (!news) return;
        if (news->answer) {
            is_out_ = false;
            job_->answer(*news->answer);
        } else {
            app::JobProgress progress = job_->progress();
            progress.done = static_cast<std::int64_t>(news->share * 1000);
            progress.total = 1000;
            inbox.push_back(app::JobProgressed{token_, progress});
        }
    }

    void run(double milliseconds, std::vector<app::Intent>& inbox) {
        if (!is_running()) return;
        const double end = ports_.monotonic_ms() + milliseconds;
        bool goes_on = true;
        do {
            if (hands_out()) break;
            goes_on = job_->step();
        } while (goes_on && ports_.monotonic_ms() < end);
        if (goes_on) return;
        inbox.push_back(app::JobFinished{token_, job_->result()});
        job_.reset();
    }

    void tell(std::vector<app::Intent>& inbox) const {
        if (is_running()) inbox.push_back(app::JobProgressed{token_, job_->progress()});
    }

private:
    bool hands_out() {
        if (!has_thread_) return false;
        const auto task = job_->task();
        if (!task) return false;
        is_out_ = has_thread_ = ports_.hand_out(*task);
        return is_out_;
    }
    void drop() {
        if (is_out_) ports_.take_back();
        is_out_ = false;
        job_.reset();
    }

    ports::Ports& ports_;
    std::uint32_t token_ = 0;
    std::unique_ptr<app::Job> job_;
    bool has_thread_ = true;  // until one is missing
    bool is_out_ = false;
};

}  // namespace host
