#include "server_stub/http/connection.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <expected>
#include <format>
#include <limits>

#include "core/base/text.hpp"
#include "server_stub/http/request_checks.hpp"

namespace http {
namespace {

namespace beast_http = boost::beast::http;
using HeadParser = beast_http::request_parser<beast_http::empty_body>;

/// Why a connection ends: a status to tell the client, or 0 for nothing to say.
using End = std::unexpected<int>;

std::string text_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

class Conversation {
public:
    Conversation(Socket socket, const Service& service, const Limits& limits)
        : socket_(socket), service_(service), limits_(limits) {}

    /// Serves one request. False when the connection is over.
    bool serve_next(bool is_first, const std::atomic<bool>& is_stopping) {
        auto request = read_request(is_first);
        if (!request) {
            if (request.error() != 0) {
                static_cast<void>(send(service_.refuse(request.error()), false, true));
                socket_.finish(limits_.farewell_time);
            }
            return false;
        }
        const Response response = service_.answer(*request);
        const bool will_close = is_stopping || wants_close(*request);
        if (!send(response, request->method == "HEAD", will_close)) return false;
        if (will_close) socket_.finish(limits_.farewell_time);
        return !will_close;
    }

private:
    std::expected<Request, int> read_request(bool is_first) {
        if (buffer_.empty()) {
            const auto patience = is_first ? limits_.head_time : limits_.idle_time;
            if (socket_.read_some(buffer_, limits_.head_bytes, Clock::now() + patience) != Transfer::done)
                return End(0);
        }
        auto request = read_head();
        if (!request) return request;
        const auto length = body_length(*request, limits_.body_bytes);
        if (!length) return End(length.error());
        if (const auto expectation = request->field("expect")) {
            if (base::lower(*expectation) != "100-continue") return End(417);
            if (buffer_.size() < *length &&
                socket_.write_all("HTTP/1.1 100 Continue\r\n\r\n", deadline_for(0)) != Transfer::done) {
                return End(0);
            }
        }
        const auto deadline = deadline_for(*length);
        while (buffer_.size() < *length) {
            const Transfer transfer = socket_.read_some(buffer_, *length - buffer_.size(), deadline);
            if (transfer != Transfer::done) return End(transfer == Transfer::late ? 408 : 0);
        }
        request->body = buffer_.substr(0, *length);
        buffer_.erase(0, *length);
        return request;
    }

    std::expected<Request, int> read_head() {
        HeadParser parser;
        parser.header_limit(static_cast<std::uint32_t>(limits_.head_bytes));
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());  // body_length decides
        const auto deadline = Clock::now() + limits_.head_time;
        std::size_t consumed = 0;
        for (;;) {
            boost::system::error_code error;
            const std::size_t count = parser.put(boost::asio::buffer(buffer_), error);
            buffer_.erase(0, count);
            consumed += count;
            if (parser.is_header_done() && !error) break;
            if (error && error != beast_http::error::need_more) return End(status_of(error));
            if (consumed + buffer_.size() >= limits_.head_bytes) return End(431);
            const Transfer transfer = socket_.read_some(buffer_, limits_.head_bytes, deadline);
            if (transfer != Transfer::done) return End(transfer == Transfer::late ? 408 : 0);
        }
        Request request{.method = text_of(parser.get().method_string()),
                        .target = text_of(parser.get().target()),
                        .fields = {},
                        .body = {},
                        .is_version_1_1 = parser.get().version() == 11};
        for (const auto& field : parser.get()) {
            request.fields.push_back({base::lower(text_of(field.name_string())), text_of(field.value())});
        }
        if (request.fields.size() > limits_.fields) return End(431);
        return request;
    }

    static int status_of(const boost::system::error_code& error) {
        if (error == beast_http::error::header_limit) return 431;
        if (error == beast_http::error::bad_version) return 505;
        return 400;
    }

    static bool wants_close(const Request& request) {
        return !request.is_version_1_1 || base::lower(request.field("connection").value_or("")) == "close";
    }

    Clock::time_point deadline_for(std::size_t bytes) const {
        return Clock::now() + limits_.head_time + std::chrono::seconds(bytes / limits_.slowest_bytes_per_second);
    }

    bool send(const Response& response, bool is_head_only, bool will_close) {
        const std::string bytes = to_bytes(response, is_head_only, will_close);
        return socket_.write_all(bytes, deadline_for(bytes.size())) == Transfer::done;
    }

    Socket socket_;
    const Service& service_;
    const Limits& limits_;
    std::string buffer_;  // arrived, not yet used
};

}  // namespace

std::string to_bytes(const Response& response, bool is_head_only, bool will_close) {
    const auto reason = beast_http::obsolete_reason(beast_http::int_to_status(static_cast<unsigned>(response.status)));
    std::string bytes =
        std::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status, text_of(reason),
                    std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    for (const Field& field : response.fields) bytes += field.name + ": " + field.value + "\r\n";
    const bool has_no_body = response.status == 204 || response.status == 304;
    if (!has_no_body) bytes += std::format("Content-Length: {}\r\n", response.body ? response.body->size() : 0);
    bytes += will_close ? "Connection: close\r\n\r\n" : "\r\n";
    if (response.body && !has_no_body && !is_head_only) bytes += *response.body;
    return bytes;
}

void serve_connection(Socket socket, const Service& service, const Limits& limits,
                      const std::atomic<bool>& is_stopping) {
    Conversation conversation(socket, service, limits);
    for (bool is_first = true; conversation.serve_next(is_first, is_stopping); is_first = false) {
    }
}

}  // namespace http
