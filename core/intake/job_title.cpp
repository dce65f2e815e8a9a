#include "core/intake/job_title.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/base/text.hpp"

namespace intake {

namespace {

/// Pairs of texts under `member`; the first of each folded.
std::vector<std::pair<std::string, std::string>> read_pairs(const base::Json& json, std::string_view member) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const base::Json* list = base::find_member(json, member);
    if (list == nullptr) return pairs;
    for (const base::Json& item : *list) {
        BASE_ASSERT(item.is_array() && item.size() == 2 && item[0].is_string() && item[1].is_string());
        pairs.emplace_back(base::fold(item[0].get_ref<const std::string&>()), item[1].get<std::string>());
    }
    return pairs;
}

std::vector<std::string> read_words(const base::Json& json, std::string_view member) {
    std::vector<std::string> words;
    const base::Json* list = base::find_member(json, member);
    if (list == nullptr) return words;
    for (const base::Json& item : *list) {
        BASE_ASSERT(item.is_string());
        words.push_back(base::fold(item.get_ref<const std::string&>()));
    }
    return words;
}

bool ends_with_word(std::string_view text, std::string_view word) {
    return text.size() > word.size() && text.ends_with(word) && text[text.size() - word.size() - 1] == ' ';
}

/// "dewasa tk. i" without its degree.
std::string_view without_degree(std::string_view level) {
    for (const std::string_view degree : {" tingkat i", " tk. i", " tk.i", " tk i", " tingkat 1", " tk.1", " tk. 1"}) {
        if (level.ends_with(degree)) return level.substr(0, level.size() - degree.size());
    }
    return level;
}

const std::string* find_name(const std::vector<std::pair<std::string, std::string>>& names, std::string_view key) {
    const auto at = std::ranges::find(names, key, [](const auto& name) { return std::string_view(name.first); });
    return at == names.end() ? nullptr : &at->second;
}

}  // namespace

JobTitles::JobTitles() {
    const auto parsed = base::parse_json(base::asset("intake/job_names.json"));
    const base::Json json = parsed ? *parsed : base::Json::object();
    level_words_ = read_words(json, "level_words");
    not_functional_ = read_words(json, "not_functional");
    old_endings_ = read_pairs(json, "old_endings");
    old_teacher_levels_ = read_pairs(json, "old_teacher_levels");
    teacher_level_by_rank_ = read_pairs(json, "teacher_level_by_rank");
    for (auto& [old, name] : read_pairs(json, "renamed")) renamed_.try_emplace(old, name);
    teacher_ = base::get_string(json, "teacher").value_or("");
}

std::string JobTitles::teacher_name(std::string_view folded, std::string_view rank) const {
    const std::string prefix = base::fold(teacher_) + ' ';
    if (!folded.starts_with(prefix)) return {};
    const std::string* level = find_name(old_teacher_levels_, without_degree(folded.substr(prefix.size())));
    if (!level) return {};
    const std::string* by_rank = find_name(teacher_level_by_rank_, base::fold(rank));
    return teacher_ + ' ' + (by_rank ? *by_rank : *level);
}

std::string JobTitles::current_name(std::string_view title, std::string_view rank) const {
    const std::string folded = base::fold(title);
    if (const auto at = renamed_.find(folded); at != renamed_.end()) return at->second;
    if (std::string name = teacher_name(folded, rank); !name.empty()) return name;
    if (folded.contains("sekolah menengah")) return {};
    const auto begins = [&](const std::string& word) { return folded.starts_with(word); };
    if (std::ranges::any_of(not_functional_, begins)) return {};
    const auto is_level = [&](const std::string& word) { return ends_with_word(folded, word); };
    if (std::ranges::any_of(level_words_, is_level)) return {};
    for (const auto& [ending, level] : old_endings_) {
        if (!ends_with_word(folded, ending)) continue;
        return std::string(title.substr(0, title.size() - ending.size())) + level;
    }
    return {};
}

JobTitle JobTitles::read(std::string_view text, std::string_view rank) const {
    JobTitle result{std::string(text), false, {}};
    const std::size_t dash = text.find('-');
    if (dash != std::string_view::npos) {
        const std::string_view level = base::trim(text.substr(0, dash));
        const std::string_view name = base::trim(text.substr(dash + 1));
        if (!name.empty() && std::ranges::find(level_words_, base::fold(level)) != level_words_.end()) {
            result.title = std::string(name) + ' ' + std::string(level);
            result.reordered = true;
        }
    }
    result.current = current_name(result.title, rank);
    return result;
}

}  // namespace intake
