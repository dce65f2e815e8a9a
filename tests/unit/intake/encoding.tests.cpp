#include "core/intake/encoding.hpp"

#include <catch_amalgamated.hpp>

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes.push_back(big_endian ? high : low);
        bytes.push_back(big_endian ? low : high);
    }
    return bytes;
}

std::string code_of(std::string_view bytes) {
    const auto decoded = intake::decode(bytes, "uji.csv");
    return decoded ? "no fault" : decoded.error().code;
}

}  // namespace

TEST_CASE("each encoding that spreadsheets write becomes the same UTF-8 text", "[intake][encoding]") {
    struct Row {
        const char* name;
        std::string bytes;
        std::string_view encoding;
    };
    const std::u16string wide = u"NAMA;ALAMAT\r\nJos\u00E9;Jl. \u2013 \u2019\r\n";
    const std::string text = "NAMA;ALAMAT\r\nJos\xC3\xA9;Jl. \xE2\x80\x93 \xE2\x80\x99\r\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"plain UTF-8", text, "utf-8"},
        {"UTF-8 with a byte order mark", "\xEF\xBB\xBF" + text, "utf-8"},
        {"Windows-1252", "NAMA;ALAMAT\r\nJos\xE9;Jl. \x96 \x92\r\n", "windows-1252"},
        {"UTF-16LE with a mark", "\xFF\xFE" + utf16(wide, false), "utf-16le"},
        {"UTF-16BE with a mark", "\xFE\xFF" + utf16(wide, true), "utf-16be"},
        {"UTF-16LE without a mark", utf16(wide, false), "utf-16le"},
        {"UTF-16BE without a mark", utf16(wide, true), "utf-16be"},
    }));
    INFO(row.name);
    const auto decoded = intake::decode(row.bytes, "uji.csv");
    REQUIRE(decoded);
    CHECK(decoded->text == text);
    CHECK(intake::encoding_name(decoded->encoding) == row.encoding);
}

TEST_CASE("a character beyond the basic plane survives UTF-16", "[intake][encoding]") {
    const auto decoded = intake::decode("\xFF\xFE" + utf16(u"a\U0001F600b", false), "uji.csv");
    REQUIRE(decoded);
    CHECK(decoded->text ==
          "a\xF0\x9F\x98\x80"
          "b");
}

TEST_CASE("what is no text is refused with its own code", "[intake][encoding]") {
    struct Row {
        const char* name;
        std::string bytes;
        std::string_view code;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing", "", "intake.empty"},
        {"blank lines", " \r\n\r\n\t", "intake.empty"},
        {"only a mark", "\xEF\xBB\xBF", "intake.empty"},
        {"only a UTF-16 mark", "\xFF\xFE", "intake.empty"},
        {"half a workbook", std::string("PK\x03\x04\x14\x00", 6), "intake.binary"},
        {"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1", "intake.old_workbook"},
        {"a web page called .xls", "  <html><table>", "intake.web_page"},
        {"a PDF", "%PDF-1.7\n", "intake.binary"},
        {"a picture", "\x89PNG\r\n", "intake.binary"},
        {"a NUL in the middle", std::string("NIP;NAMA\n1\0;2\n", 14), "intake.binary"},
        {"half a UTF-16 unit",
         "\xFF\xFE"
         "a",
         "intake.unknown_encoding"},
        {"a lone surrogate",
         std::string("\xFF\xFE"
                     "a\0\x00\xD8"
                     "b\0",
                     8),
         "intake.unknown_encoding"},
        {"a byte that Windows-1252 does not have", "NAMA\nJos\x81\n", "intake.unknown_encoding"},
        {"two encodings joined", "NAMA\nJos\xC3\xA9\nRen\xE9\n", "intake.mixed_encoding"},
    }));
    INFO(row.name);
    CHECK(code_of(row.bytes) == row.code);
}

TEST_CASE("mixed encodings name the first line that does not fit", "[intake][encoding]") {
    const auto decoded = intake::decode("NAMA\nJos\xC3\xA9\nAda\nRen\xE9\n", "uji.csv");
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().args == std::vector<base::Arg>{{"line", "4"}});
    CHECK(decoded.error().place == "uji.csv");
}

TEST_CASE("a file over the limit is refused before it is read", "[intake][encoding]") {
    const std::string bytes(static_cast<std::size_t>(intake::k_most_bytes) + 1, 'a');
    CHECK(code_of(bytes) == "intake.too_large");
}
