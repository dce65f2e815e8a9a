// job_title.hpp: job titles in today's order and under today's names.
//
// Problem   PPPK files write `TERAMPIL - PERAWAT` for Perawat Terampil; older files use names that regulations replaced
//           (Guru Dewasa, Perawat Pelaksana Lanjutan, Perencana Muda, Pengadministrasi Umum).
// Result    The title with its level behind it, and the name in force if the title is an old one: offered, not applied.
// Failure   A page that has not fetched the table yet knows no old names.
// Source    assets/intake/job_names.json, which names the regulations.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intake {

struct JobTitle {
    std::string title;       // as it will be recorded
    bool reordered = false;  // it came as `LEVEL - NAME`
    std::string current;     // the name in force, if `title` is an old one; else empty
};

class JobTitles {
public:
    JobTitles();
    /// `rank` is the person's rank code or empty: an old teacher's title means different levels by rank.
    [[nodiscard]] JobTitle read(std::string_view text, std::string_view rank) const;

private:
    using Names = std::vector<std::pair<std::string, std::string>>;  // old or key, folded; new
    [[nodiscard]] std::string teacher_name(std::string_view folded, std::string_view rank) const;
    [[nodiscard]] std::string current_name(std::string_view title, std::string_view rank) const;

    std::vector<std::string> level_words_;     // folded
    std::vector<std::string> not_functional_;  // folded
    Names old_endings_;
    Names old_teacher_levels_;
    Names teacher_level_by_rank_;
    std::map<std::string, std::string, std::less<>> renamed_;
    std::string teacher_;
};

}  // namespace intake
