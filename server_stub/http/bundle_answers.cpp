#include "server_stub/http/bundle_answers.hpp"

#include <cstdio>
#include <cstring>
#include <format>
#include <print>

#include "core/base/sha256.hpp"
#include "server_stub/http/refusal.hpp"
#include "server_stub/http/request_checks.hpp"

namespace http {
namespace {

using store::Status;

std::string tag_of(const std::string& digest) { return '"' + digest + '"'; }

Response refused(int status, const base::Catalog& texts) { return refusal(status, Reader::program, texts); }

Response not_allowed(const char* allowed, const base::Catalog& texts) {
    Response response = refused(405, texts);
    response.fields.push_back({"Allow", allowed});
    return response;
}

Response content(const Request& request, std::string bytes, const std::string& digest) {
    // no-transform: a proxy that compresses would change the tag; no-cache: ask again, a 304 is cheap.
    Response response{.fields = {{"ETag", tag_of(digest)}, {"Cache-Control", "no-transform, no-cache"}}};
    if (lists_tag(request.field("if-none-match").value_or(""), tag_of(digest), Comparison::weak)) {
        response.status = 304;
        return response;
    }
    response.fields.push_back({"Content-Type", "application/json"});
    response.fields.push_back({"Content-Disposition", "attachment"});
    response.body = std::make_shared<std::string>(std::move(bytes));
    return response;
}

Response disk_failure(const store::Answer& answer, const Request& request, const base::Catalog& texts) {
    std::println(stderr, "{} {}: {}", request.method, request.target, std::strerror(-answer.error));
    return refused(answer.status == Status::no_space ? 507 : 500, texts);
}

/// The request's If-Match and If-None-Match over what is there.
bool conditions_hold(const Request& request, const std::optional<std::string>& digest) {
    if (const auto wanted = request.field("if-match")) {
        if (!digest || !lists_tag(*wanted, tag_of(*digest), Comparison::strong)) return false;
    }
    if (const auto unwanted = request.field("if-none-match")) {
        if (digest && lists_tag(*unwanted, tag_of(*digest), Comparison::weak)) return false;
    }
    return true;
}

Response to_response(store::Answer answer, const Request& request, const base::Catalog& texts) {
    switch (answer.status) {
        case Status::found:
            return content(request, std::move(answer.bytes), answer.digest);
        case Status::created:
            return {.status = 201, .fields = {{"ETag", tag_of(answer.digest)}}};
        case Status::replaced:
            return {.status = 204, .fields = {{"ETag", tag_of(answer.digest)}}};
        case Status::removed:
            return {.status = 204};
        case Status::missing:
            return refused(404, texts);
        case Status::refused:
            return refused(412, texts);
        case Status::no_space:
        case Status::failed:
            return disk_failure(answer, request, texts);
    }
    return refused(500, texts);
}

Response answer_devices(const store::BundleStore& bundles, const std::string& space, const Request& request,
                        const base::Catalog& texts) {
    if (!request.is_read()) return not_allowed("GET, HEAD", texts);
    const auto devices = bundles.devices(space);
    if (!devices) return refused(500, texts);
    std::string list;
    // Identifiers need no escaping: the grammar admits letters, digits, '-' and '_'.
    for (const auto& [device, last] : *devices) list += std::format("{}\"{}\":{}", list.empty() ? "" : ",", device, last);
    std::string text = std::format("{{\"devices\":{{{}}}}}\n", list);
    const std::string digest = base::sha256_hex(text);
    return content(request, std::move(text), digest);
}

Response answer_named(store::BundleStore& bundles, const store::Name& name, const Request& request,
                      const base::Catalog& texts) {
    if (request.is_read()) return to_response(bundles.get(name), request, texts);
    if (request.method == "DELETE" && store::is_deletable(name.kind)) {
        return to_response(bundles.remove(name), request, texts);
    }
    if (request.method != "PUT") {
        return not_allowed(store::is_deletable(name.kind) ? "GET, HEAD, PUT, DELETE" : "GET, HEAD, PUT", texts);
    }
    if (request.count("content-encoding") != 0) return refused(415, texts);
    if (!has_true_digest(request)) return refused(400, texts);
    const auto condition = [&](const std::optional<std::string>& digest) { return conditions_hold(request, digest); };
    return to_response(bundles.put(name, request.body, condition), request, texts);
}

}  // namespace

Response answer_bundle(store::BundleStore* bundles, const Request& request, const base::Catalog& texts) {
    const std::string_view path = std::string_view(request.target).substr(k_bundle_prefix.size());
    const auto name = store::parse_name(path);
    const auto space = store::parse_devices_name(path);
    Response response = !name && !space      ? refused(400, texts)
                        : bundles == nullptr ? refused(404, texts)
                        : space              ? answer_devices(*bundles, *space, request, texts)
                                             : answer_named(*bundles, *name, request, texts);
    // A stored file can never run, whatever is in it.
    response.fields.push_back({"Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"});
    return response;
}

}  // namespace http
