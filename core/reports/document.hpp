// document.hpp: a report as data, and as one page of HTML that prints on A4.
//
// Problem   A report is read on paper, mailed as a file and opened years later: it may need nothing but itself, and a name
//           like `<script>` must stay a name.
// Result    A `Document` holds headings, facts, tables and bars, without layout. `html_page` writes it into
//           assets/reports/page.html: no script, no address of anything else, every text escaped. Bars are drawings, so that
//           they print where backgrounds do not.
// Unknown   A value that is empty is written as the word for unknown, never as a blank or a zero.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace reports {

struct Fact {
    std::string label;
    std::string value;  // empty: unknown
};

/// A level reached against one required.
struct Bar {
    std::string label;
    std::optional<std::int64_t> value;
    std::int64_t wanted = 0;  // 0: nothing is required
    std::int64_t most = 1;
    std::string words;        // the same in words
};

struct Section {
    std::string title;
    std::vector<Fact> facts = {};
    std::vector<Bar> bars = {};
    std::vector<std::string> columns = {};
    std::vector<std::vector<std::string>> rows = {};  // as wide as `columns`
    std::string empty = {};                           // where the table has no rows
    std::vector<std::string> notes = {};
};

struct Document {
    std::string title;
    std::string lead;
    std::vector<Section> sections;
    std::vector<std::string> foot;
};

/// Safe between tags and within quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string html_page(const Document& document, const base::Catalog& words);

}  // namespace reports
