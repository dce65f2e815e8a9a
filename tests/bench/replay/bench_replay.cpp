// bench_replay [OPERATIONS [RUNS]]: a long journal folded from its files, as at the start of the program.
//
// The journal is that of a busy agency: 3,140 employees come in with 14 fields each, then three devices take turns at
// correcting one or two fields of somebody, 2,000 operations a bundle. Nothing but the files is kept between two runs.
#include <array>
#include <format>

#include "core/journal/writer.hpp"
#include "tests/bench/samples.hpp"

namespace {

using records::EntityKind;

constexpr std::int64_t k_people = 3140;

struct Text {
    std::string_view field;
    std::string value;
};

journal::Change change(std::int64_t person, std::initializer_list<Text> texts) {
    const records::Catalogue& catalogue = records::Catalogue::standard();
    journal::Change result{EntityKind::employee, std::format("19800101{:010}", 2010011000 + person), false, {}};
    for (const Text& text : texts) {
        const records::FieldIndex field = catalogue.index(EntityKind::employee, text.field);
        auto value = records::from_storage_text(text.value, catalogue.field(EntityKind::employee, field).type);
        BASE_ASSERT(value.has_value());
        result.fields.push_back({field, std::move(*value)});
    }
    return result;
}

journal::Change newcomer(std::int64_t person) {
    return change(person, {{"employee_number", std::format("19800101{:010}", 2010011000 + person)},
                           {"name", std::format("Nama Contoh {}", person)}, {"birth_date", "1980-01-01"}, {"sex", "female"},
                           {"employment_kind", "pns"}, {"legal_status", "active"}, {"rank", "III/c"}, {"education_level", "s1"},
                           {"position_since", "2020-03-15"}, {"unit_id", std::format("U{}", person % 400)}, {"unit_name", "Unit Contoh"},
                           {"job_id", std::format("J{}", person % 900)}, {"job_title", "Guru Ahli Pertama"}, {"phone", "0812000000"}});
}

journal::Change correction(std::int64_t number) {
    const std::int64_t person = number * 7919 % k_people;
    if (number % 2 == 0) return change(person, {{"phone", std::format("0812{:08}", number % 100'000'000)}});
    return change(person, {{"unit_id", std::format("U{}", number % 400)}, {"job_id", std::format("J{}", number % 900)}});
}

std::vector<journal::BundleFile> make_journal(std::int64_t operations) {
    constexpr std::array<const char*, 3> k_devices = {"perangkat01", "perangkat02", "perangkat03"};
    journal::Ledger ledger(records::Catalogue::standard());
    std::vector<journal::BundleFile> files;
    std::vector<journal::Change> changes;
    for (std::int64_t number = 0; number < operations; ++number) {
        changes.push_back(number < k_people ? newcomer(number) : correction(number));
        if (changes.size() < journal::k_operations_a_bundle && number + 1 < operations) continue;
        const char* device = k_devices[files.size() % k_devices.size()];
        for (auto& file : journal::write(ledger, {"ruangcontoh", device, "Analis", 1'790'000'000'000 + number}, changes, ""))
            files.push_back(std::move(file));
        changes.clear();
    }
    return files;
}

}  // namespace

int main(int count, char** values) {
    const std::int64_t operations = bench::argument(count, values, 1, 1'000'000);
    const std::int64_t runs = bench::argument(count, values, 2, 5);
    const std::vector<journal::BundleFile> files = make_journal(operations);
    std::int64_t bytes = 0;
    for (const journal::BundleFile& file : files) bytes += static_cast<std::int64_t>(file.bytes.size());

    std::vector<double> times;
    std::string digest;
    for (std::int64_t run = 0; run < runs; ++run) {
        const bench::Stopwatch watch;
        journal::Ledger ledger(records::Catalogue::standard());
        for (const journal::BundleFile& file : files) {
            const auto merged = ledger.add(file.bytes);
            BASE_ASSERT(merged.has_value() && merged->is_new);
        }
        times.push_back(watch.milliseconds());
        BASE_ASSERT(ledger.operation_count() == static_cast<std::size_t>(operations));
        digest = ledger.digest();
    }
    bench::print_samples("replay", times);
    bench::print_fact("replay.bytes", std::to_string(bytes));
    bench::print_fact("replay.digest", digest);
    return 0;
}
