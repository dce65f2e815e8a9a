// site_answers.hpp: GET and HEAD for the files of the web application.
#pragma once

#include "core/base/message.hpp"
#include "server_stub/http/message.hpp"
#include "server_stub/http/site.hpp"

namespace http {

/// A null site has no files. A query behind `?` is the page's own business and is not looked at.
[[nodiscard]] Response answer_site(Site* site, const Request& request, const base::Catalog& texts);

}  // namespace http
