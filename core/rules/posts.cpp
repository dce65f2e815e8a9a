#include "core/rules/posts.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"

namespace rules {
namespace {

using records::EntityKind;
using records::Record;
using records::Registry;

constexpr std::size_t k_records_a_step = 2000;
constexpr std::int64_t k_no_limit = 1200;  // months

std::string_view text_of(const Record& record, records::FieldIndex field) { return base::trim(records::as_text(record.values[field])); }

/// Jobs of the past by what the map and the reference say today.
class Jobs {
public:
    Jobs(const Registry& registry, const Facts& facts)
        : registry_(registry), levels_(registry.catalogue().choices("functional_level")) {
        const records::Catalogue& catalogue = registry.catalogue();
        const auto job_id = catalogue.index(EntityKind::position, "job_id"), unit = catalogue.index(EntityKind::position, "unit_id");
        const auto rows = registry.table(EntityKind::position).rows();
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const JobFacts& job = facts.seats[row].job;
            if (const auto id = text_of(rows[row], job_id); !id.empty()) add("#" + std::string(id), job);
            if (job.stem == k_unknown) continue;
            const std::string& stem = facts.stems[static_cast<std::size_t>(job.stem)];
            add(stem, job);
            add(std::string(text_of(rows[row], unit)) + '/' + stem, job);
        }
    }

    [[nodiscard]] const JobFacts& find(std::string_view id, std::string_view unit, std::string_view title) {
        std::string asked = "=";
        for (const std::string_view part : {id, unit, title}) (asked += part) += '/';
        const auto [at, is_new] = known_.try_emplace(std::move(asked));
        if (is_new) at->second = search(id, unit, title);
        return at->second;
    }

private:
    [[nodiscard]] JobFacts search(std::string_view id, std::string_view unit, std::string_view title) const {
        const std::string stem = job_stem(title, levels_);
        for (const std::string& name : {"#" + std::string(id), std::string(unit) + '/' + stem, stem}) {
            const auto found = known_.find(name);
            if (found != known_.end() && found->second.tier != Tier::unknown) return titled(found->second, title);
        }
        return titled(referred(id), title);
    }

    void add(const std::string& name, const JobFacts& job) {
        const auto [at, is_new] = known_.try_emplace(name, job);
        if (is_new) return;
        JobFacts& known = at->second;
        if (known.tier != job.tier || known.kind != job.kind) known.tier = Tier::unknown;
        if (known.level != job.level) known.level = k_unknown;
        if (known.family != job.family) known.family = k_unknown;
    }

    [[nodiscard]] JobFacts titled(JobFacts job, std::string_view title) const {
        JobFacts by_title{.kind = JobKind::functional};
        complete(by_title, {}, title, registry_.catalogue());
        // The same work at another level bears another title.
        if (by_title.level != k_unknown && (job.tier == Tier::functional || job.kind == JobKind::unknown)) {
            job.kind = JobKind::functional;
            job.tier = Tier::functional;
            job.level = by_title.level;
        }
        return job;
    }

    [[nodiscard]] JobFacts referred(std::string_view id) const {
        JobFacts job;
        const Record* record = registry_.table(EntityKind::job).find(id);
        if (record == nullptr) return job;
        const auto of = [&](std::string_view field) { return text_of(*record, registry_.catalogue().index(EntityKind::job, field)); };
        if (of("kind") == "operational") job.kind = JobKind::operational;
        if (of("kind") == "functional") job.kind = JobKind::functional;
        if (const auto level = levels_.order(of("level"))) job.level = static_cast<std::int8_t>(*level);
        complete(job, {}, {}, registry_.catalogue());
        return job;
    }

    const Registry& registry_;
    const records::ChoiceList& levels_;
    std::map<std::string, JobFacts> known_;  // by "#job id", "unit/stem" and "stem"; what was asked, by "=job id/unit/title/"
};

// Records come by their keys, in order of their days.
void set_ends(PersonFacts& person) {
    for (std::size_t i = person.posts.size(); i-- > 0 && person.posts[i].since;) {
        const PostFact* next = i + 1 < person.posts.size() ? &person.posts[i + 1] : nullptr;
        std::optional<base::Day> until = next == nullptr ? person.position_since : next->since == person.posts[i].since ? next->until : next->since;
        if (until && person.position_since) until = std::min(*until, *person.position_since);
        person.posts[i].until = until;
    }
}

}  // namespace

base::Steps read_posts(const Registry& registry, Facts& facts) {
    const records::Catalogue& catalogue = registry.catalogue();
    const auto field = [&](std::string_view name) { return catalogue.index(EntityKind::position_history, name); };
    const auto owner = field("employee_number"), since = field("since"), job_id = field("job_id"), unit = field("unit_id"), title = field("job_title");
    const auto rows = registry.table(EntityKind::position_history).rows();
    if (rows.empty()) co_return;
    Jobs jobs(registry, facts);
    const records::Table& employees = registry.table(EntityKind::employee);
    PersonFacts* person = nullptr;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at % k_records_a_step == k_records_a_step - 1) co_yield base::pause;
        const Record& record = rows[at];
        if (const auto number = text_of(record, owner); person == nullptr || person->key != number) {
            if (person != nullptr) set_ends(*person);
            const auto row = employees.row_of(number);
            person = row ? &facts.people[*row] : nullptr;
        }
        if (person == nullptr) continue;
        person->posts.push_back({record.key, records::as_day(record.values[since]), {},
                                 jobs.find(text_of(record, job_id), text_of(record, unit), text_of(record, title))});
    }
    if (person != nullptr) set_ends(*person);
}

Served served(const Case& c, Judge judge, bool rises) {
    const PersonFacts& person = *c.person;
    const base::Day today = c.facts.today;
    std::int64_t days = 0, open = 0;
    bool is_endless = false;  // what is open has no known limit
    std::optional<base::Day> first;
    Counts at_first = Counts::no;
    const auto add = [&](Counts counts, std::optional<base::Day> since, std::optional<base::Day> until) {
        if (since && (!first || *since < *first)) first = since, at_first = counts;
        if (counts == Counts::no) return;
        if (!since || !until) is_endless = true;
        else (counts == Counts::yes ? days : open) += std::max(0, until->number - since->number);
    };
    for (std::size_t i = 0; i < person.posts.size(); ++i) {
        const PostFact& post = person.posts[i];
        Counts counts = judge(c, post.job);
        for (; post.since && i + 1 < person.posts.size() && person.posts[i + 1].since == post.since; ++i)
            if (judge(c, person.posts[i + 1].job) != counts) counts = Counts::unknown;
        add(counts, post.since, post.until);
        if (counts != Counts::no) c.record_field(EntityKind::position_history, post.key, counts == Counts::yes ? "since" : "job_title");
    }
    const Counts now = judge(c, person.job);
    add(now, person.position_since, today);
    if (now != Counts::no) c.person_field("position_since");

    const Counts before = !rises ? Counts::unknown : first ? at_first : now;
    if (before != Counts::no) {
        if (!first || !person.service_since) is_endless = true;
        else open += std::max(0, first->number - person.service_since->number);
    }
    const auto months = [&](std::int64_t count) {
        return std::int64_t{base::whole_months(base::Day{today.number - static_cast<std::int32_t>(count)}, today)};
    };
    Served result{.months = months(days), .most = is_endless ? k_no_limit : months(days + open)};
    if (person.service_since) result.most = std::min(result.most, std::int64_t{base::whole_months(*person.service_since, today)});
    result.most = std::max(result.most, result.months);
    return result;
}

}  // namespace rules
