// socket.hpp: reading and writing a connected socket, never longer than until a deadline.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace http {

using Clock = std::chrono::steady_clock;

enum class Transfer { done, closed, late };

/// Borrows the descriptor; whoever accepted it closes it.
class Socket {
public:
    explicit Socket(int number) : number_(number) {}
    /// Appends what has arrived, at most `most` bytes; waits for the first of them.
    [[nodiscard]] Transfer read_some(std::string& into, std::size_t most, Clock::time_point deadline);
    [[nodiscard]] Transfer write_all(std::string_view bytes, Clock::time_point deadline);
    /// Ends the conversation so that the peer still gets what was written: closing at once, with its bytes unread,
    /// would reset the connection and throw our last response away.
    void finish(Clock::duration patience);

private:
    [[nodiscard]] Transfer wait_for(short event, Clock::time_point deadline) const;
    int number_;
};

}  // namespace http
