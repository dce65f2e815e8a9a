// siasn_file.hpp: a SIASN export of 70 columns and as many rows as a measurement wants, as delimited text.
#pragma once

#include <format>
#include <string>
#include <string_view>

namespace bench {

inline constexpr std::string_view k_siasn_header =
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS "
    "KELAMIN|"
    "AGAMA ID|AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS "
    "PEGAWAI ID|"
    "JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK "
    "CPNS|TANGGAL SK CPNS|"
    "TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT "
    "GOLONGAN|MK TAHUN|"
    "MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|"
    "TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA "
    "NAMA|"
    "UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK "
    "ID|"
    "SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|FLAG IKD|ESELON "
    "ID|ESELON NAMA";

inline std::string siasn_row(int number) {
    const int year = 1968 + number % 28;
    const int month = 1 + number % 12;
    const int day = 1 + number % 28;
    const int sex = 1 + number % 2;
    const std::string birth = std::format("{:02}-{:02}-{}", day, month, year);
    const std::string nip =
        std::format("{}{:02}{:02}{}{:02}{}{:03}", year, month, day, year + 25, 1 + number % 12, sex, 1 + number % 999);
    const std::string nik =
        std::format("137302{:02}{:02}{:02}{:04}", sex == 2 ? day + 40 : day, month, year % 100, 1 + number % 9999);
    const std::string entry = std::format("01-{:02}-{}", 1 + number % 12, year + 25);
    return std::format(
        "A8ACA7{:026X}|'{}|13{:07}|NAMA PEGAWAI "
        "{}||S.Pd.|A1{:030X}|Sawahlunto|{}|{}|1|Islam|1|Menikah|'{}|0812{:08}|pegawai{}@contoh.id|"
        "pegawai{}@kota.contoh.id|\"Jl. Contoh No. {}, \nRT 02\"|{:015}|{:013}|1|PNS "
        "Daerah|01|Aktif|P|{:010}|813/{}/SK/2010|{}|{}|821/{}/SK|{}|{}|"
        "31|III/a|34|III/d|01-04-2019|{}|{}|2|Jabatan Fungsional|JF{:06}|Guru Kelas Ahli "
        "Muda|01-10-2018|40|S-1/Sarjana|5102|"
        "S-1 Pendidikan Guru Sekolah Dasar|2008|KP1|KPPN Solok|13.73|Sawahlunto|U{:04}|SD NEGERI {:02} "
        "KOLOK|I1|Pemerintah Kota|I1|"
        "Pemerintah Kota|S1|Dinas Pendidikan|S1|Dinas Pendidikan|1|Universitas Contoh|0||\n",
        number, nip, number, number, number, birth, sex == 2 ? "F" : "M", nik, number, number, number, number % 90,
        number, number, number, number, entry, entry, number, entry, entry, number % 30, number % 12, number % 500,
        number % 900, number % 60);
}

/// So many made-up people.
inline std::string siasn_file(int rows) {
    std::string text(k_siasn_header);
    text.push_back('\n');
    for (int number = 0; number < rows; ++number) text += siasn_row(number);
    return text;
}

}  // namespace bench
