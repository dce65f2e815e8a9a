#include "core/intake/sheet_source.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/text.hpp"
#include "core/intake/encoding.hpp"

namespace intake {

namespace {

constexpr std::int64_t k_header_rows = 41;

}  // namespace

base::Result<SheetSource> open_sheet(std::shared_ptr<const std::string> bytes, const std::string& place,
                                     const records::Catalogue& catalogue, std::string_view wanted) {
    if (auto fits = check_size(bytes->size(), place); !fits) return std::unexpected(std::move(fits).error());
    BASE_TRY(const workbook::Workbook book, workbook::Workbook::open(std::move(bytes), place));
    std::vector<std::string> names;
    std::vector<HeaderMatch> matches;
    std::vector<Table> heads;
    std::optional<base::Error> fault;
    for (std::size_t at = 0; at < book.sheets().size(); ++at) {
        names.push_back(book.sheets()[at].name);
        // A sheet that cannot be read is in nobody's way as long as another one holds the table.
        auto rows = book.peek(at, k_header_rows);
        if (!rows && !fault) fault = rows.error();
        heads.push_back(rows ? Table(std::move(*rows)) : Table());
        matches.push_back(rows ? find_header(heads.back(), catalogue, place + ' ' + names.back()) : HeaderMatch{});
    }
    std::size_t chosen = 0;
    if (!wanted.empty()) {
        const auto at = std::ranges::find(names, base::fold(wanted), [](const std::string& name) { return base::fold(name); });
        if (at == names.end()) {
            return base::fail("intake.no_such_sheet", place,
                              {{"sheet", std::string(wanted)}, {"sheets", base::joined(names, ", ")}});
        }
        chosen = static_cast<std::size_t>(at - names.begin());
    } else {
        const auto worth = [&](std::size_t at) {
            return std::tuple(matches[at].is_clear(), matches[at].has_key, !book.sheets()[at].is_hidden, matches[at].score);
        };
        for (std::size_t at = 1; at < matches.size(); ++at)
            if (worth(at) > worth(chosen)) chosen = at;
        if (fault && !matches[chosen].has_key) return std::unexpected(std::move(*fault));
    }
    std::vector<std::string> others;
    for (std::size_t at = 0; at < matches.size(); ++at)
        if (at != chosen && matches[at].is_clear()) others.push_back(names[at]);
    BASE_TRY(workbook::SheetReader reader, book.read(chosen));
    return SheetSource{std::move(reader), std::move(names), chosen, std::move(others), std::move(matches[chosen]), std::move(heads[chosen])};
}

}  // namespace intake
