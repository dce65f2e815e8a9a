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

/** The whole keys among the words of every call `t(...)`: not those that are put together, nor what fills places. */
function askedKeys(text) {
  const keys = [];
  for (const { index } of text.matchAll(/\bt\(/g)) {
    let depth = 0;
    for (let at = index + 1; at < text.length && at < index + 2000; at += 1) {
      if ('({'.includes(text[at])) depth += 1;
      if (')}'.includes(text[at]) && (depth -= 1) === 0) break;
      const word = text[at] === '"' ? text.slice(at).match(/^"((?:[^"\\]|\\.)*)"\s*(.?)/s) : null;
      if (!word) continue;
      if (depth === 1 && /^[a-z0-9_]+(\.[a-z0-9_]+)+$/.test(word[1]) && word[2] !== '+' && !/\+\s*$/.test(text.slice(index, at))) keys.push(word[1]);
      at += word[1].length + 1;
    }
  }
  return keys;
}

const everyKeyIsKnown = {
  name: 'every sentence that is asked for by name is there',
  check(tree) {
    const { texts } = catalog(tree, languages[0]);
    return [...tree].filter(([path]) => /^(core|shell)\/.*\.(cpp|hpp)$/.test(path))
      .flatMap(([path, text]) => askedKeys(text).filter((key) => !texts.has(key)).map((key) => `${path}: ${key} has no text in assets/i18n`));
  },
  violating: new Map([['shell/views/x.cpp', 'widgets::text(context.t(is_new ? "page.unheard_of" : "page.home"));\n']]),
};

export const translationGuards = [sameKeys, everyErrorSpeaks, everyKeyIsKnown];
