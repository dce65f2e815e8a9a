// city.hpp: a synthetic city in the file formats that a personnel agency really holds.
//
// Problem   Development, demonstration, tests and training need 3,000 plausible employees, and may not use one real
//           person.
// Result    The texts of `unor.csv`, `rujukan_jabatan.csv`, `peta_jabatan.csv`, `pns.csv`, `pppk.csv`, `pendidikan.csv`,
//           `katalog_pelatihan.csv`, `pelatihan.csv`, `kinerja.csv`, `kompetensi.csv`, `minat.csv`, `komunitas.csv`, `hukdis.csv`, `penghargaan.csv`, `penugasan.csv`, `riwayat_golongan.csv`,
//           `riwayat_jabatan.csv`, `keluarga.csv`, `plt.csv` and `tim_penilai.csv`, which agree with each other. With `dirt`, `pns.csv` and `pppk.csv`
//           carry the defects that real files have, one a row, and
//           `truth.json` tells where each one is; the other files stay as they are. In a tiny city a file that would
//           have no rows is left out.
// Cost      About 25 microseconds an employee. Integers only: the same seed gives the same bytes on every machine.
// Failure   `demo.employees` when the number of employees is outside 20 to 100,000; `demo.today` when the day of
//           reference is outside 2025 to 2040.
// Source    Units, shares and names: assets/demo. They imitate a small city of West Sumatra; no person in it lives.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/result.hpp"

namespace demo {

inline constexpr int k_least_employees = 20;
inline constexpr int k_most_employees = 100'000;

struct Options {
    int employees = 3140;
    std::uint64_t seed = 7;
    bool dirt = false;
    base::Day today{20758};  // 2026-11-01
};

struct File {
    std::string name;
    std::string bytes;
};

[[nodiscard]] base::Result<std::vector<File>> make_city(const Options& options);

}  // namespace demo
