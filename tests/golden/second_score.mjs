// second_score.mjs: the score of a person for a seat, written a second time.
//
// Problem   Scores decide careers; a fault in the arithmetic must not hide behind tests that run the same arithmetic.
// Result    `City.read(folder, today)` reads the files of the demo city; `weigh(person, seat)` answers every part as
//           {worst, expected, best, maximum, missing, variant, tags} in whole points, after the formulas that
//           assets/scores/parts.json states in words, counted as the chosen model says. Nothing here is shared with core but the data in assets.
// Contract  Files as `serasi demo` writes them, or with cells emptied. Not a second importer: no repairs.

import {
  modelOf, lists, definitions, studyTable, distances, proposals, code, rowsOf, date, ordinal, whole, hundredths, byOwner, plain, oneStyle, addMonths, div,
} from './second_files.mjs';

const sure = (share, variant) => ({ worst: share, expected: share, best: share, missing: false, variant });

export class City {
  constructor(model, today) {
    this.model = model;
    this.today = date(today);
    this.weights = model.weights;
    this.p = Object.fromEntries(definitions.map((part) => [part.id, { ...part.parameters, neutral: part.missing_share }]));
  }

  static read(folder, today, model = modelOf('extended')) {
    const city = new City(model, today);
    const by = (rows, name) => new Map(rows.map((row) => [row[name], row]));
    city.units = by(rowsOf(folder, 'unor.csv'), 'ID');
    const seats = rowsOf(folder, 'peta_jabatan.csv').sort((a, b) => (a.POSISI_ID < b.POSISI_ID ? -1 : 1));
    city.seats = new Map(seats.map((row) => [row.POSISI_ID, city.seat(row)]));
    for (const name of ['kompetensi', 'pendidikan', 'kinerja', 'pelatihan', 'minat', 'komunitas', 'hukdis', 'riwayat_jabatan', 'penghargaan', 'penugasan'])
      city[name] = byOwner(rowsOf(folder, `${name}.csv`));
    const courses = rowsOf(folder, 'katalog_pelatihan.csv');
    for (const rows of city.pelatihan.values()) for (const row of rows) city.completeTraining(row, courses);
    const people = [...rowsOf(folder, 'pns.csv'), ...rowsOf(folder, 'pppk.csv')];
    people.sort((a, b) => (a['NIP BARU'] < b['NIP BARU'] ? -1 : 1));
    const taken = new Map();
    city.people = new Map(people.map((row) => [row['NIP BARU'], city.person(row, taken)]));
    return city;
  }

  /** What a training leaves open the course of the catalogue says that it names, by its id or by a name of one course only. */
  completeTraining(row, courses) {
    const named = courses.filter((one) => plain(one.NAMA_PELATIHAN) === plain(row.NAMA_PELATIHAN));
    const course = courses.find((one) => one.ID_PELATIHAN === row.ID_PELATIHAN) ?? (named.length === 1 ? named[0] : {});
    row.listed = new Set(['RUMPUN_JABATAN', 'KODE_KOMPETENSI', 'JUMLAH_JP'].filter((cell) => row[cell] === '' && course[cell]));
    for (const cell of row.listed) row[cell] = course[cell];
    const end = date(row.TANGGAL_SELESAI) ?? date(row.TANGGAL_MULAI), months = whole(course.MASA_BERLAKU_BULAN);
    row.until = date(row.BERLAKU_SAMPAI) ?? (end && months ? addMonths(end, months) : null);
    if (row.until && row.BERLAKU_SAMPAI === '') row.listed.add('BERLAKU_SAMPAI');
  }

  seat(row) {
    const unit = this.units.get(row.UNOR_ID);
    const required = new Map(row.STANDAR_KOMPETENSI.split(';').filter((part) => part !== '')
      .map((part) => part.split(':')).map(([name, level]) => [name, Number(level)]));
    return {
      id: row.POSISI_ID, unit: row.UNOR_ID, job: row.JABATAN_ID, need: whole(row.ABK) ?? -1, required,
      family: code('job_family', row.RUMPUN_JABATAN), tier: code('position_tier', row.TINGKAT_JABATAN),
      studies: row.BIDANG_STUDI.split(';').map((field) => code('study_field', field)).filter(Boolean),
      service: code('service', unit?.BIDANG_LAYANAN), district: code('district', unit?.KECAMATAN),
    };
  }

  /** Who sits where is nowhere written: the unit's first seat of the job that still has room, in the order of numbers. */
  person(row, taken) {
    const anywhere = [...this.seats.values()].filter((seat) => seat.job === row['JABATAN ID']);
    const here = anywhere.filter((seat) => seat.unit === row['UNOR ID']);
    const own = here.find((seat) => (taken.get(seat.id) ?? 0) < seat.need) ?? here[0] ?? null;
    if (own) taken.set(own.id, (taken.get(own.id) ?? 0) + 1);
    const job = here[0] ?? anywhere[0] ?? null, level = code('education_level', row['TINGKAT PENDIDIKAN NAMA']);
    return {
      id: row['NIP BARU'], own, job: { family: job?.family ?? null, tier: job?.tier ?? null },
      since: date(row['TMT CPNS']), inPost: date(row['TMT JABATAN']), title: row['JABATAN NAMA'] ?? '',
      level, proposed: this.proposed(level, row['PENDIDIKAN NAMA'] ?? ''), potential: hundredths(row['NILAI POTENSI']), home: code('district', row['KECAMATAN TINGGAL']),
    };
  }

  /** The field of study that an import proposes: of the phrases that stand in the programme's name the longest says it. */
  proposed(level, programme) {
    if (programme === '') return null;
    const order = lists.education_level.map(([name]) => name);
    if (level && order.indexOf(level) < order.indexOf('d1')) return 'general';
    const bare = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
    const words = ` ${bare(programme)} `;
    const phrases = Object.entries(proposals.studies).sort().flatMap(([field, names]) => names.map((name) => [bare(name), field]));
    return phrases.filter(([phrase]) => words.includes(` ${phrase} `)).sort((a, b) => b[0].length - a[0].length)[0]?.[1] ?? null;
  }

  /** {total: {worst, expected, best}, parts: {id: {worst, expected, best, maximum, missing, variant}}} in points. */
  weigh(personId, seatId) {
    const person = this.people.get(personId), seat = this.seats.get(seatId);
    const total = { worst: 0, expected: 0, best: 0 }, parts = {};
    for (const id of Object.keys(this.weights)) {
      const share = this[id](person, seat), weight = this.weights[id];
      parts[id] = { ...share, share: share.expected, maximum: weight };
      for (const reading of ['worst', 'expected', 'best']) {
        parts[id][reading] = div(weight * share[reading], 10000);
        total[reading] += parts[id][reading];
      }
    }
    return { total, parts };
  }

  /** All that a part asks of a seat: seats with the same answer score alike on it, whatever is missing of a person. */
  asks(part, seatId) {
    const { required, family, tier, studies, service, district } = this.seats.get(seatId);
    const levels = [...required].sort();
    return JSON.stringify({
      competence: levels, study: [family, [...studies].sort()], performance: null, training: [levels, family],
      experience: [family, tier], career: [family, tier], potential: null, education: null, integrity: null, interest: seatId, community: [service, district], distance: district,
    }[part]);
  }

  /** Nothing is known: anything is possible, the neutral share is expected. */
  open(part, variant) {
    return { worst: 0, expected: this.p[part].neutral, best: 10000, missing: true, variant };
  }

  /** What stands for a competence without a valid assessment: {level, by}, the highest; null for nothing. */
  proof(person, name) {
    const { result_of_level: results, least_hours: least, declared_level: most, months_per_level: step } = this.p.competence;
    const now = ordinal(this.today);
    const rows = (this.kompetensi.get(person.id) ?? []).filter((row) => row.KOMPETENSI === name);
    const assessed = rows.filter((row) => row.LEVEL_KOMPETENSI !== '');
    const found = [];
    const add = (by, level, since) => {
      if (!since || ordinal(since) > now) return;
      const months = (this.today.y - since.y) * 12 + this.today.m - since.m - (this.today.d < since.d ? 1 : 0);
      const left = level - div(months, step);
      const caps = assessed.filter((row) => !date(row.TANGGAL_ASESMEN) || ordinal(date(row.TANGGAL_ASESMEN)) >= ordinal(since));
      const capped = Math.min(left, ...caps.map((row) => whole(row.LEVEL_KOMPETENSI)));
      if (capped > 0) found.push({ level: capped, by: capped < left ? 'capped' : by });
    };
    for (const row of rows)
      if (row.VERIFIKATOR_PERNYATAAN) add('verified', Math.min(most, whole(row.LEVEL_PERNYATAAN) ?? 0), date(row.TANGGAL_VERIFIKASI));
    for (const row of this.pelatihan.get(person.id) ?? []) {
      const until = row.until;
      if (row.KODE_KOMPETENSI !== name || row.LULUS !== '1' || (whole(row.JUMLAH_JP) ?? -1) < least) continue;
      if (until && ordinal(until) < now) continue;
      const score = hundredths(row.NILAI) ?? 0;
      add(row.listed.has('KODE_KOMPETENSI') ? 'listed' : 'trained', results.filter((result) => score >= result).length, date(row.TANGGAL_SELESAI) ?? date(row.TANGGAL_MULAI));
    }
    return found.sort((a, b) => b.level - a.level)[0] ?? null;
  }

  competence(person, seat) {
    const limit = this.today.y * 12 + this.today.m - 1 - this.p.competence.valid_months;
    const oldest = ordinal({ y: Math.floor(limit / 12), m: (limit % 12) + 1, d: this.today.d });
    const held = new Map();
    for (const row of this.kompetensi.get(person.id) ?? []) {
      const on = date(row.TANGGAL_ASESMEN), level = whole(row.LEVEL_KOMPETENSI);
      if (on && level !== null && ordinal(on) >= oldest) held.set(row.KOMPETENSI, level);
    }
    let asked = 0, met = 0, open = 0, expected = 0, by = null;
    for (const [name, level] of seat.required) {
      asked += level;
      if (held.has(name)) met += Math.min(level, held.get(name));
      else {
        open += level;
        const proof = this.proof(person, name), neutral = level * this.p.competence.neutral;
        const proven = Math.min(level, proof?.level ?? 0) * 10000;
        expected += Math.max(neutral, proven);
        if (proven > neutral) by = proof.by;
      }
    }
    if (asked === 0) return this.open('competence', 'no_standard');
    if (open === 0) return sure(div(met * 10000, asked), 'assessed');
    return {
      worst: div(met * 10000, asked), expected: div(met * 10000 + expected, asked),
      best: div((met + open) * 10000, asked), missing: true, variant: by ?? (met > 0 ? 'partly_assessed' : 'unassessed'),
    };
  }

  study(person, seat) {
    if (seat.family === null && seat.studies.length === 0) return this.open('study', 'seat_missing');
    const fields = (this.pendidikan.get(person.id) ?? []).map((row) => code('study_field', row.BIDANG_STUDI)).filter(Boolean);
    if (fields.length === 0 && person.proposed) fields.push(person.proposed);
    if (fields.length === 0) return this.open('study', 'missing');
    const column = studyTable.families.indexOf(seat.family);
    const named = fields.some((field) => seat.studies.includes(field));
    const tabled = Math.max(...fields.map((field) => (column < 0 ? 0 : studyTable.rows[field][column] * 100)));
    return sure(named ? 10000 : tabled, named ? 'named' : 'tabled');
  }

  performance(person) {
    const { years, shares, available_from_month: from, neutral } = this.p.performance;
    const last = this.today.y - (this.today.m >= from ? 1 : 2);
    const sum = { worst: 0, expected: 0, best: 0 };
    let missing = 0;
    for (let year = last; year > last - years; year -= 1) {
      const row = (this.kinerja.get(person.id) ?? []).find((one) => one.TAHUN_PENILAIAN === String(year));
      const place = lists.rating.findIndex(([name]) => name === code('rating', row?.PREDIKAT_KINERJA));
      missing += place < 0 ? 1 : 0;
      sum.worst += place < 0 ? 0 : shares[place];
      sum.expected += place < 0 ? neutral : shares[place];
      sum.best += place < 0 ? 10000 : shares[place];
    }
    return {
      worst: div(sum.worst, years), expected: div(sum.expected, years), best: div(sum.best, years),
      missing: missing > 0, variant: ['rated', 'one_missing', 'missing'][missing],
    };
  }

  training(person, seat) {
    const rows = this.pelatihan.get(person.id) ?? [];
    if (rows.length === 0) return this.open('training', 'missing');
    const { target_hours: target, competence_share: half, neutral } = this.p.training;
    const sum = { worst: 0, expected: 0, best: 0 };
    let open = 0, used = 0, expired = 0, related = 0;
    const tags = new Set();
    for (const row of rows) {
      const sameFamily = seat.family !== null && code('job_family', row.RUMPUN_JABATAN) === seat.family;
      if ((!sameFamily && !seat.required.has(row.KODE_KOMPETENSI)) || row.LULUS === '0') continue;
      const until = row.until;
      if (until && ordinal(until) < ordinal(this.today)) {
        expired += 1;
        if (row.listed.has('BERLAKU_SAMPAI')) tags.add('listed_validity');
        continue;
      }
      used += 1;
      related += sameFamily ? 0 : 1;
      tags.add(row.listed.has(sameFamily ? 'RUMPUN_JABATAN' : 'KODE_KOMPETENSI') ? 'listed_tag' : 'own_tag');
      if (row.listed.has('JUMLAH_JP')) tags.add('listed_hours');
      const hours = whole(row.JUMLAH_JP), score = hundredths(row.NILAI);
      const value = div((hours ?? target) * (sameFamily ? 10000 : half) * (score ?? 10000), 10000);
      const known = hours !== null && score !== null && row.LULUS !== '';
      open += known ? 0 : 1;
      sum.worst += known ? value : 0;
      sum.expected += known ? value : div(value * neutral, 10000);
      sum.best += value;
    }
    const capped = (value) => Math.min(10000, div(value, target));
    const share = { worst: capped(sum.worst), expected: capped(sum.expected), best: capped(sum.best) };
    const variant = used === 0 ? (expired > 0 ? 'expired' : 'none')
      : open > 0 ? 'incomplete' : related > 0 ? 'competence' : 'family';
    return { ...share, missing: open > 0 && share.worst !== share.best, variant, tags: [...tags] };
  }

  experience(person, seat) {
    const { full_months: full, length_share: length, same_family_share: family, same_tier_share: tier, neutral } = this.p.experience;
    const open = (share) => ({ worst: 0, expected: div(share * neutral, 10000), best: share });
    let service = open(length), near = open(family), variant = 'other';
    if (person.since) {
      const months = (this.today.y - person.since.y) * 12 + this.today.m - person.since.m - (this.today.d < person.since.d ? 1 : 0);
      service = sure(div(Math.min(Math.max(0, months), full) * length, full));
    } else variant = 'service_missing';
    const known = person.job.family !== null && seat.family !== null;
    if (known) {
      const sameFamily = person.job.family === seat.family;
      const sameTier = seat.tier !== null && person.job.tier === seat.tier;
      near = sure(sameFamily ? family : sameTier ? tier : 0);
      if (person.since) variant = sameFamily ? 'same_family' : sameTier ? 'same_tier' : 'other';
    } else variant = 'job_missing';
    const add = (reading) => service[reading] + near[reading];
    return { worst: add('worst'), expected: add('expected'), best: add('best'), missing: !person.since || !known, variant };
  }

  /** Whether the unit is the wished one or lies below it. */
  isWithin(unit, wished) {
    const seen = new Set();
    for (let at = unit; at && !seen.has(at); at = this.units.get(at)?.ID_ATASAN) {
      if (at === wished) return true;
      seen.add(at);
    }
    return false;
  }

  interest(person, seat) {
    const families = new Set(lists.job_family.map(([name]) => name)), districts = new Set(lists.district.map(([name]) => name));
    const valid = [];
    for (const row of this.minat.get(person.id) ?? []) {
      const kind = code('wish_kind', row.JENIS_MINAT), order = whole(row.PILIHAN_KE), target = row.TUJUAN_MINAT;
      const test = {
        position: [this.seats.has(target), seat.id === target],
        unit: [this.units.has(target), this.units.has(seat.unit) && this.isWithin(seat.unit, target)],
        district: [districts.has(target), seat.district === target],
        job_family: [families.has(target), seat.family === target],
        stay: [person.own !== null, seat.id === person.own?.id],
      }[kind];
      if (test?.[0] && order >= 1 && order <= 5) valid.push({ share: test[1] ? this.p.interest[kind][order - 1] : 0, kind });
    }
    if (valid.length === 0) return this.open('interest', 'missing');
    const best = valid.reduce((a, b) => (b.share > a.share ? b : a));
    return sure(best.share, best.share > 0 ? best.kind : 'unmet');
  }

  community(person, seat) {
    const rows = this.komunitas.get(person.id) ?? [];
    if (rows.length === 0) return this.open('community', 'missing');
    if (seat.service === null && seat.district === null) return this.open('community', 'seat_missing');
    const { service_share: inService, district_share: inDistrict, full_years: full, unverified_share: unverified, neutral } = this.p.community;
    const share = { worst: 0, expected: 0, best: 0 };
    for (const row of rows) {
      const match = (seat.service !== null && code('service', row.BIDANG_LAYANAN) === seat.service ? inService : 0)
        + (seat.district !== null && code('district', row.KECAMATAN) === seat.district ? inDistrict : 0);
      const from = whole(row.SEJAK_TAHUN), last = Math.min(whole(row.SAMPAI_TAHUN) ?? this.today.y, this.today.y);
      const most = from === null ? match : div(match * Math.min(Math.max(0, last - from + 1), full), full);
      const known = from !== null && row.VERIFIKATOR !== '';
      const expected = known ? most : div(most * (from === null ? neutral : unverified), 10000);
      share.worst = Math.max(share.worst, known ? most : 0);
      share.expected = Math.max(share.expected, expected);
      share.best = Math.max(share.best, most);
    }
    const missing = share.worst !== share.best;
    return { ...share, missing, variant: missing ? 'unverified' : share.best > 0 ? 'matched' : 'unrelated' };
  }

  distance(person, seat) {
    if (person.home === null) return this.open('distance', 'missing');
    if (seat.district === null) return this.open('distance', 'seat_missing');
    const place = (district) => distances.districts.indexOf(district);
    const km = distances.km[place(person.home)][place(seat.district)], limit = this.p.distance.limit_km;
    return sure(div(Math.max(0, limit - km) * 10000, limit), 'known');
  }

  potential(person) {
    return person.potential === null ? this.open('potential', 'missing') : sure(person.potential, 'known');
  }

  education(person) {
    const order = (level) => lists.education_level.findIndex(([name]) => name === level), levels = [person.level, ...(this.pendidikan.get(person.id) ?? []).map((row) => code('education_level', row.TINGKAT_PENDIDIKAN))];
    const highest = Math.max(...levels.map(order));
    return highest < 0 ? this.open('education', 'missing') : sure(this.p.education.shares[highest], 'known');
  }

  integrity(person) {
    const { shares, neutral } = this.p.integrity, inForce = (this.hukdis.get(person.id) ?? []).filter(({ AKHIR_HUKDIS: end }) => !date(end) || ordinal(date(end)) >= ordinal(this.today));
    const severities = inForce.map((row) => code('discipline_severity', row.TINGKAT_HUKDIS));
    const known = severities.filter(Boolean).map((name) => shares[lists.discipline_severity.findIndex(([one]) => one === name)]);
    const worst = Math.min(10000, ...known);
    if (known.length < severities.length && worst > 0) return { worst: 0, expected: Math.min(worst, neutral), best: worst, missing: true, variant: 'missing' };
    return sure(worst, inForce.length > 0 ? 'penalty' : 'clear');
  }

  /** By how many awards and team assignments with a decree are in force; what nobody ever filled in may be anything. */
  support(person) {
    const { valid_months: months, assignment_kinds: kinds, shares, neutral } = this.p.support, now = ordinal(this.today);
    const told = [this.penghargaan, this.penugasan].filter((table) => table.size > 0).length;
    if (told === 0) return this.open('support', 'missing');
    const judge = (since, at, known) => {
      if (since && ordinal(since) > now) return 'no';
      if (at && ordinal(addMonths(at, months)) < now) return 'no';
      return since && known ? 'yes' : 'open';
    };
    const earlier = (a) => (a && ordinal(a) < now ? a : this.today);
    const judged = (this.penghargaan.get(person.id) ?? []).map((row) => judge(date(row.TANGGAL_PENGHARGAAN), date(row.TANGGAL_PENGHARGAAN), true));
    for (const row of this.penugasan.get(person.id) ?? []) {
      const kind = lists.assignment_kind.findIndex(([name]) => name === code('assignment_kind', row.JENIS_PENUGASAN));
      if (kind < 0 || kinds[kind] === 1) judged.push(judge(date(row.TMT_PENUGASAN), earlier(date(row.AKHIR_PENUGASAN)), kind >= 0 && row.NOMOR_SK_PENUGASAN !== ''));
    }
    const number = (word) => judged.filter((one) => one === word).length, share = (count) => Math.max(...shares.slice(0, count + 1));
    const worst = share(number('yes')), best = told === 2 ? share(number('yes') + number('open')) : share(shares.length);
    if (worst === best) return sure(worst, 'known');
    return { worst, expected: worst + div((best - worst) * neutral, 10000), best, missing: true, variant: number('open') > 0 ? 'open' : 'half_told' };
  }

  /** The mean of three: time in posts, different posts, nearness. An empty history leaves room above what is known. */
  career(person, seat) {
    const { full_months: fullMonths, full_posts: fullPosts, same_tier_share: tierShare, neutral } = this.p.career;
    const history = this.riwayat_jabatan.get(person.id) ?? [], starts = [person.inPost, ...history.map((row) => date(row.RIWAYAT_TMT_JABATAN))].filter(Boolean).sort((a, b) => ordinal(a) - ordinal(b));
    const titles = new Set([person.title, ...history.map((row) => row.RIWAYAT_JABATAN)].map(oneStyle).filter((title) => title !== ''));
    const [first] = starts, months = first ? Math.max(0, (this.today.y - first.y) * 12 + this.today.m - first.m - (this.today.d < first.d ? 1 : 0)) : 0;
    const open = (share, known) => (known ? sure(share) : { worst: share, expected: Math.max(share, neutral), best: 10000, missing: share < 10000 });
    const length = open(div(Math.min(months, fullMonths) * 10000, fullMonths), history.length > 0 && first);
    const variety = open(div(Math.min(titles.size, fullPosts) * 10000, fullPosts), history.length > 0 && first);
    const isNearKnown = person.job.family !== null && seat.family !== null, sameTier = seat.tier !== null && person.job.tier === seat.tier;
    const near = !isNearKnown ? { worst: 0, expected: neutral, best: 10000, missing: true }
      : sure(person.job.family === seat.family ? 10000 : sameTier ? tierShare : 0);
    const mean = (reading) => div(length[reading] + variety[reading] + near[reading], 3), missing = length.missing || variety.missing || near.missing;
    const variant = missing ? 'history_missing' : person.job.family === seat.family ? 'same_family' : sameTier ? 'same_tier' : 'other';
    return { worst: mean('worst'), expected: mean('expected'), best: mean('best'), missing, variant };
  }
}
