#include "core/workbook/book.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"

namespace workbook {

namespace {

constexpr std::size_t k_most_sheets = 256;

struct Relation {
    std::string type;  // its last word: "worksheet", "styles"
    std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// A target as a part's name: "/xl/styles.xml" is absolute, "../xl/styles.xml" and "styles.xml" are not.
std::string resolve(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        folder = folder.substr(0, folder.rfind('/') == std::string_view::npos ? 0 : folder.rfind('/'));
    }
    return folder.empty() ? std::string(target) : std::string(folder) + '/' + std::string(target);
}

/// Empty if the part is not there: it may be.
base::Result<Relations> read_relations(const Archive& archive, std::string_view folder, std::string_view name) {
    const std::string path = resolve(folder, std::string("_rels/") + std::string(name) + ".rels");
    Relations relations;
    if (!archive.has(path)) return relations;
    BASE_TRY(std::string text, archive.text(path));
    pugi::xml_document tree;
    if (!parse_part(text, tree)) return base::fail("workbook.damaged", archive.place(), {{"part", path}});
    for (const pugi::xml_node& each : child(tree, "Relationships").children()) {
        const std::string_view type = attribute(each, "Type");
        relations.emplace(attribute(each, "Id"),
                          Relation{std::string(type.substr(type.rfind('/') + 1)), resolve(folder, attribute(each, "Target"))});
    }
    return relations;
}

std::string part_of_type(const Relations& relations, std::string_view type) {
    const auto at = std::ranges::find(relations, type, [](const auto& each) { return std::string_view(each.second.type); });
    return at == relations.end() ? std::string() : at->second.part;
}

base::Result<void> read_styles(Book& book, const std::string& part) {
    BASE_TRY(std::string text, book.archive.text(part));
    pugi::xml_document tree;
    if (!parse_part(text, tree)) return base::fail("workbook.damaged", book.archive.place(), {{"part", part}});
    const pugi::xml_node root = child(tree, "styleSheet");
    std::map<std::int64_t, NumberFormat> custom;
    for (const pugi::xml_node& each : child(root, "numFmts").children()) {
        if (const auto id = base::parse_integer(attribute(each, "numFmtId")))
            custom[*id] = read_format(attribute(each, "formatCode"));
    }
    for (const pugi::xml_node& each : child(root, "cellXfs").children()) {
        const auto id = base::parse_integer(attribute(each, "numFmtId")).value_or(0);
        const auto known = custom.find(id);
        book.formats.push_back(known != custom.end() ? known->second : builtin_format(static_cast<int>(std::clamp<std::int64_t>(id, 0, 1000))));
    }
    return {};
}

}  // namespace

base::Result<void> read_book(Book& book) {
    const Archive& archive = book.archive;
    BASE_TRY(const Relations package, read_relations(archive, "", ""));
    std::string part = part_of_type(package, "officeDocument");
    if (!archive.has(part)) part = "xl/workbook.xml";
    if (!archive.has(part)) return base::fail("workbook.not_xlsx", archive.place());
    BASE_TRY(std::string text, archive.text(part));
    pugi::xml_document tree;
    const bool is_xml = parse_part(text, tree);
    const pugi::xml_node root = child(tree, "workbook");
    // The main part of a document or of a binary workbook is something else.
    if (!is_xml || root.empty()) return base::fail("workbook.not_xlsx", archive.place());
    const std::string_view date_system = attribute(child(root, "workbookPr"), "date1904");
    book.is_1904 = date_system == "1" || date_system == "true";

    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? std::string() : part.substr(0, slash);
    BASE_TRY(const Relations relations, read_relations(archive, folder, part.substr(slash + 1)));
    for (const pugi::xml_node& each : child(root, "sheets").children()) {
        const auto relation = relations.find(attribute(each, "id"));
        if (relation == relations.end() || relation->second.type != "worksheet") continue;  // a chart, a dialog
        if (book.sheets.size() == k_most_sheets) break;
        const std::string_view state = attribute(each, "state");
        std::string scratch;
        const auto name = unescaped(attribute(each, "name"), scratch);
        if (!name) return base::fail("workbook.damaged", archive.place(), {{"part", part}});
        book.sheets.push_back({std::string(*name), relation->second.part, state == "hidden" || state == "veryHidden"});
    }
    if (book.sheets.empty()) return base::fail("workbook.not_xlsx", archive.place());
    if (const std::string styles = part_of_type(relations, "styles"); archive.has(styles)) {
        if (auto read = read_styles(book, styles); !read) return read;
    }
    if (const std::string strings = part_of_type(relations, "sharedStrings"); archive.has(strings)) {
        BASE_TRY(PartReader reader, archive.read(strings));
        book.strings = std::make_shared<StringTable>(ElementStream(std::move(reader), "sst", "si"));
    }
    return {};
}

}  // namespace workbook
