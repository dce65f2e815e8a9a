// handle.hpp: a file or folder that closes itself, through the System that opened it.
#pragma once

#include <utility>

#include "server_stub/store/system.hpp"

namespace store {

class Handle {
public:
    Handle() = default;
    Handle(System& system, int number) : system_(&system), number_(number) {}
    Handle(Handle&& other) noexcept
        : system_(std::exchange(other.system_, nullptr)), number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(system_, other.system_);
        std::swap(number_, other.number_);
        return *this;
    }
    ~Handle() {
        // What matters was synced before; an error of close says nothing more.
        if (system_ != nullptr) static_cast<void>(system_->close(number_));
    }
    [[nodiscard]] int number() const { return number_; }

private:
    System* system_ = nullptr;
    int number_ = -1;
};

}  // namespace store
