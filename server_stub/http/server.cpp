#include "server_stub/http/server.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <list>
#include <mutex>
#include <thread>

namespace http {
namespace {

constexpr std::chrono::seconds k_last_responses_time(5);

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

/// The connections being served. A descriptor is closed under the lock, so that `shut` never meets a reused one.
class Connections {
public:
    Connections(const Service& service, const Limits& limits) : service_(service), limits_(limits) {}
    ~Connections() {
        for (Connection& connection : connections_) connection.thread.join();
    }

    void serve(int number) {
        join_finished();
        if (count() >= limits_.connections) {
            turn_away(number);
            return;
        }
        const std::lock_guard guard(mutex_);
        ++open_;
        Connection& connection = connections_.emplace_back();
        connection.number = number;
        connection.thread = std::thread([this, &connection, number] {
            serve_connection(Socket(number), service_, limits_, is_stopping_);
            const std::lock_guard end(mutex_);
            ::close(number);
            connection.is_finished = true;
            --open_;
        });
    }

    /// Idle clients are hung up on; whoever waits for a response gets it first.
    void stop() {
        is_stopping_ = true;
        shut(SHUT_RD);
        const auto deadline = Clock::now() + k_last_responses_time;
        while (count() > 0 && Clock::now() < deadline) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        shut(SHUT_RDWR);
    }

private:
    struct Connection {
        std::thread thread;
        int number = -1;
        bool is_finished = false;
    };

    std::size_t count() {
        const std::lock_guard guard(mutex_);
        return open_;
    }

    void shut(int direction) {
        const std::lock_guard guard(mutex_);
        for (const Connection& connection : connections_) {
            if (!connection.is_finished) ::shutdown(connection.number, direction);
        }
    }

    void join_finished() {
        std::list<Connection> finished;
        {
            const std::lock_guard guard(mutex_);
            for (auto at = connections_.begin(); at != connections_.end();) {
                const auto next = std::next(at);
                if (at->is_finished) finished.splice(finished.end(), connections_, at);
                at = next;
            }
        }
        for (Connection& connection : finished) connection.thread.join();
    }

    // In the accepting thread: a new socket's buffer takes the response without waiting, and a polite client hangs up.
    void turn_away(int number) const {
        constexpr std::chrono::milliseconds k_patience(50);
        Response response = service_.refuse(503);
        response.fields.push_back({"Retry-After", "1"});
        Socket socket(number);
        if (socket.write_all(to_bytes(response, false, true), Clock::now() + k_patience) == Transfer::done) {
            socket.finish(k_patience);
        }
        ::close(number);
    }

    const Service& service_;
    const Limits& limits_;
    std::atomic<bool> is_stopping_ = false;
    std::mutex mutex_;
    std::list<Connection> connections_;
    std::size_t open_ = 0;
};

}  // namespace

void hold_stop_signals() {
    const sigset_t signals = stop_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void run(Listener listener, const Service& service, const Limits& limits) {
    const sigset_t signals = stop_signals();
    const store::Handle stop(store::posix_system(), ::signalfd(-1, &signals, SFD_CLOEXEC));
    Connections connections(service, limits);
    for (;;) {
        std::array<pollfd, 2> waiting{pollfd{listener.number(), POLLIN, 0}, pollfd{stop.number(), POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
        if (waiting[1].revents != 0) break;
        const int number = ::accept4(listener.number(), nullptr, nullptr, SOCK_CLOEXEC);
        if (number < 0) {
            // Out of descriptors: the client stays in the queue until somebody leaves.
            if (errno == EMFILE || errno == ENFILE) std::this_thread::sleep_for(std::chrono::milliseconds(20));
            continue;
        }
        // Responses are written whole; waiting to fill a packet only delays them.
        const int yes = 1;
        ::setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        connections.serve(number);
    }
    { const Listener closed = std::move(listener); }
    connections.stop();
}

}  // namespace http
