#include "server_stub/http/refusal.hpp"

#include <format>

namespace http {

Response refusal(int status, Reader reader, const base::Catalog& texts) {
    const std::string sentence(texts.text(std::format("server.status.{}", status)));
    Response response{.status = status, .fields = {{"Cache-Control", "no-store"}}};
    if (reader == Reader::program) {
        response.fields.push_back({"Content-Type", "text/plain; charset=utf-8"});
        response.body = std::make_shared<std::string>(std::format("{} {}\n", status, sentence));
        return response;
    }
    response.fields.push_back({"Content-Type", "text/html; charset=utf-8"});
    response.body = std::make_shared<std::string>(
        std::format("<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{} - "
                    "Serasi</title>\n<h1>{}</h1>\n<p>{}</p>\n"
                    "<p><a href=\"/\">Serasi</a></p>\n</html>\n",
                    texts.language() == base::Language::indonesian ? "id" : "en", status, status, sentence));
    return response;
}

}  // namespace http
