#include "core/reports/document.hpp"

#include <algorithm>

#include "core/base/assets.hpp"

namespace reports {
namespace {

constexpr std::size_t k_long_table = 12;  // rows; a longer one may be broken across pages

/// A page that grows: tags as they are, texts escaped.
class Page {
public:
    explicit Page(std::string_view unknown) : unknown_(unknown) {}
    Page& tag(std::string_view markup) {
        text_ += markup;
        return *this;
    }
    Page& element(std::string_view name, std::string_view content) {
        return tag("<").tag(name).tag(">").tag(escaped(content)).tag("</").tag(name.substr(0, name.find(' '))).tag(">");
    }
    /// An element whose content may be unknown.
    Page& known(std::string_view name, std::string_view content) {
        if (!content.empty()) return element(name, content);
        return tag("<").tag(name).tag("><span class=\"unknown\">").tag(escaped(unknown_)).tag("</span></").tag(name).tag(">");
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::string_view unknown_;
};

/// In hundredths of the full length.
std::string length(std::int64_t value, std::int64_t most) {
    return std::to_string(std::clamp<std::int64_t>(value * 100 / std::max<std::int64_t>(most, 1), 0, 100));
}

/// A track, how far it is filled, and a mark at what is required; the words stand beside it.
void draw_bar(Page& page, const Bar& bar) {
    page.tag("<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    page.tag("<rect y=\"2\" width=\"100\" height=\"4\" fill=\"#d8dfe6\"/>");
    if (bar.value) page.tag("<rect y=\"2\" width=\"").tag(length(*bar.value, bar.most)).tag("\" height=\"4\" fill=\"#4a5868\"/>");
    if (bar.wanted > 0) page.tag("<rect x=\"").tag(length(std::max<std::int64_t>(bar.wanted * 100 - 2, 0), bar.most * 100)).tag("\" width=\"2\" height=\"8\" fill=\"#17202b\"/>");
    page.tag("</svg>");
}

void write_section(Page& page, const Section& section) {
    page.tag(section.rows.size() > k_long_table ? "<section class=\"long\">" : "<section>").element("h2", section.title);
    if (!section.facts.empty()) {
        page.tag("<dl>");
        for (const Fact& fact : section.facts) page.element("dt", fact.label).known("dd", fact.value);
        page.tag("</dl>");
    }
    if (!section.bars.empty()) {
        page.tag("<table>");
        for (const Bar& bar : section.bars) {
            page.tag("<tr>").element("td", bar.label).tag("<td>");
            draw_bar(page, bar);
            page.tag("</td>").element("td", bar.words).tag("</tr>");
        }
        page.tag("</table>");
    }
    if (!section.columns.empty() && section.rows.empty()) page.element("p class=\"unknown\"", section.empty);
    if (!section.rows.empty()) {
        page.tag("<table><thead><tr>");
        for (const std::string& column : section.columns) page.element("th", column);
        page.tag("</tr></thead><tbody>");
        for (const auto& row : section.rows) {
            page.tag("<tr>");
            for (const std::string& cell : row) page.known("td", cell);
            page.tag("</tr>");
        }
        page.tag("</tbody></table>");
    }
    for (const std::string& note : section.notes) page.element("p class=\"note\"", note);
    page.tag("</section>\n");
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string html_page(const Document& document, const base::Catalog& words) {
    Page page(words.text("widget.unknown"));
    page.element("h1", document.title).element("p class=\"lead\"", document.lead).tag("\n");
    for (const Section& section : document.sections) write_section(page, section);
    page.tag("<footer>");
    for (const std::string& line : document.foot) page.element("p", line);
    page.tag("</footer>");
    // A text that holds "{body}" must not be taken for a place: the parts are put between what is cut once.
    std::string_view frame = base::asset("reports/page.html");
    const auto until = [&](std::string_view place) {
        const std::size_t at = frame.find(place);
        const std::string_view head = frame.substr(0, at);
        frame.remove_prefix(at + place.size());
        return head;
    };
    std::string out(until("{language}"));
    out.append(words.language() == base::Language::english ? "en" : "id");
    out.append(until("{title}")).append(escaped(document.title));
    out.append(until("{body}")).append(page.take()).append(frame);
    return out;
}

}  // namespace reports
