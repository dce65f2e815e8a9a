#include "server_stub/http/site_answers.hpp"

#include <format>

#include "server_stub/http/refusal.hpp"
#include "server_stub/http/request_checks.hpp"

namespace http {
namespace {

constexpr const char* k_page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app";

}  // namespace

Response answer_site(Site* site, const Request& request, const base::Catalog& texts) {
    Response response;
    const std::string_view target = request.target;
    const std::string_view path = target.substr(0, target.find('?'));
    if (!is_plain_path(path)) {
        response = refusal(400, Reader::person, texts);
    } else if (!request.is_read()) {
        response = refusal(405, Reader::person, texts);
        response.fields.push_back({"Allow", "GET, HEAD"});
    } else if (const auto file = site == nullptr
                                     ? std::nullopt
                                     : site->find(path == "/" ? "index.html" : std::string(path.substr(1)))) {
        const bool is_compressed = file->compressed && accepts_gzip(request.field("accept-encoding").value_or(""));
        // Two forms are two representations, and a strong tag names one of them.
        const std::string tag = std::format("\"{}{}\"", file->digest, is_compressed ? "-gzip" : "");
        response.fields = {{"ETag", tag},
                           {"Cache-Control", file->is_immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
        if (file->compressed) response.fields.push_back({"Vary", "Accept-Encoding"});
        if (lists_tag(request.field("if-none-match").value_or(""), tag, Comparison::weak)) {
            response.status = 304;
        } else {
            response.fields.push_back({"Content-Type", std::string(file->type)});
            if (is_compressed) response.fields.push_back({"Content-Encoding", "gzip"});
            response.body = is_compressed ? file->compressed : file->plain;
        }
    } else {
        response = refusal(404, Reader::person, texts);
    }
    response.fields.push_back({"Content-Security-Policy", k_page_policy});
    return response;
}

}  // namespace http
