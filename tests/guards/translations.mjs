// translations.mjs: both languages say the same things, and every error has its sentence.

const languages = ['id', 'en'];

function catalog(tree, language) {
  const texts = new Map();
  const problems = [];
  for (const [path, text] of tree) {
    if (!path.startsWith(`assets/i18n/${language}/`) || !path.endsWith('.json')) continue;
    let entries;
    try {
      entries = Object.entries(JSON.parse(text));
    } catch (error) {
      problems.push(`${path}: ${error.message}`);
      continue;
    }
    for (const [key, value] of entries) {
      if (typeof value !== 'string' || value.trim() === '') problems.push(`${path}: ${key} has no text`);
      else if (texts.has(key)) problems.push(`${path}: ${key} stands twice, also in ${texts.get(key).path}`);
      else texts.set(key, { path, value });
    }
  }
  return { texts, problems };
}

const places = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

const sameKeys = {
  name: 'Indonesian and English have the same keys and places',
  check(tree) {
    const [first, second] = languages.map((language) => catalog(tree, language));
    const violations = [...first.problems, ...second.problems];
    for (const [one, other, language] of [[first, second, languages[1]], [second, first, languages[0]]]) {
      for (const [key, { path }] of one.texts) {
        if (!other.texts.has(key)) violations.push(`${path}: ${key} is missing in ${language}`);
      }
    }
    for (const [key, { path, value }] of first.texts) {
      const other = second.texts.get(key);
      if (other && places(value) !== places(other.value)) {
        violations.push(`${path}: ${key} fills ${places(value) || 'nothing'}, the other language ${places(other.value) || 'nothing'}`);
      }
    }
    return violations;
  },
  violating: new Map([
    ['assets/i18n/id/base.json', '{"a": "satu {n}"}'],
    ['assets/i18n/en/base.json', '{"a": "one"}'],
  ]),
};

const everyErrorSpeaks = {
  name: 'every error code has its sentence and its remedy',
  check(tree) {
    const { texts } = catalog(tree, languages[0]);
    const violations = [];
    for (const [path, text] of tree) {
      if (!/^(core|shell|web|server_stub)\/.*\.(cpp|hpp)$/.test(path)) continue;
      const bare = text.replace(/\/\/[^\n]*/g, '');
      for (const [, wanted] of bare.matchAll(/\bfail\(\s*"([a-z0-9_]+\.[a-z0-9_.]+)"/g)) {
        for (const key of [`error.${wanted}`, `error.${wanted}.remedy`]) {
          if (!texts.has(key)) violations.push(`${path}: ${key} has no text in assets/i18n`);
        }
      }
    }
    return violations;
  },
  violating: new Map([['core/base/x.cpp', 'return fail("base.unheard_of");\n']]),
};

export const translationGuards = [sameKeys, everyErrorSpeaks];
