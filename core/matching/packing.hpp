// packing.hpp: values as bytes, between two instances of one build.
//
// Result    A type names its members once, for both directions: `bytes(a, b, c)` appends them to a `Packer`, and reads
//           them from an `Unpacker`. Reading past the end, or a length that the rest cannot hold, leaves the reader
//           failed and what follows empty.
// Cost      A copy. Both sides have the same byte order, being the same program.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace matching {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Packer {
public:
    template <class... T>
    void operator()(const T&... values) {
        (put(values), ...);
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
    template <class T>
    void put(const T& value) {
        if constexpr (Plain<T>) append(&value, sizeof value);
        else pack(*this, const_cast<T&>(value));
    }
    void put(const std::string& text) {
        put(static_cast<std::uint64_t>(text.size()));
        bytes_ += text;
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(static_cast<std::uint64_t>(values.size()));
        if constexpr (Plain<T>) append(values.data(), values.size() * sizeof(T));
        else
            for (const T& value : values) put(value);
    }
    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
    template <class... T>
    void operator()(T&... values) {
        (get(values), ...);
    }
    /// Everything was read, and nothing is left.
    [[nodiscard]] bool is_complete() const { return !has_failed_ && rest_.empty(); }

private:
    bool copy(void* to, std::size_t size) {
        if (size > rest_.size()) return fail();
        if (size > 0) std::memcpy(to, rest_.data(), size);
        rest_.remove_prefix(size);
        return true;
    }
    bool fail() {
        has_failed_ = true;
        rest_ = {};
        return false;
    }
    /// A length, of elements of at least so many bytes each.
    std::size_t length(std::size_t least_bytes) {
        std::uint64_t count = 0;
        get(count);
        if (count <= rest_.size() / least_bytes) return static_cast<std::size_t>(count);
        fail();
        return 0;
    }
    template <class T>
    void get(T& value) {
        if constexpr (Plain<T>) copy(&value, sizeof value);
        else pack(*this, value);
    }
    void get(bool& value) {
        std::uint8_t byte = 0;
        copy(&byte, 1);
        value = byte != 0;
    }
    void get(std::string& text) {
        text.resize(length(1));
        copy(text.data(), text.size());
    }
    template <class T>
    void get(std::optional<T>& value) {
        bool is_there = false;
        get(is_there);
        value.reset();
        if (is_there) get(value.emplace());
    }
    template <class T>
    void get(std::vector<T>& values) {
        if constexpr (Plain<T>) {
            values.resize(length(sizeof(T)));
            copy(values.data(), values.size() * sizeof(T));
        } else {
            values.resize(length(1));
            for (T& value : values) get(value);
        }
    }
    std::string_view rest_;
    bool has_failed_ = false;
};

}  // namespace matching
