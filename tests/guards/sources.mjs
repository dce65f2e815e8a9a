// sources.mjs: what the text of single files may hold.

import { includesOf } from './dependencies.mjs';

const cpp = /\.(cpp|hpp|h)$/;
const written = /(\.(cpp|hpp|h|mjs|js|css|html|cmake|sh|py|md)|CMakeLists\.txt|^run|^test)$/;

/** The text with comments and literals blanked, so that a word in a sentence is not taken for code. */
export function code(text) {
  return text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"(\w*)\(([\s\S]*?)\)\1"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'/g,
    (literal) => literal.replace(/[^\n]/g, ' '));
}

function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

const pureCore = {
  name: 'core performs no I/O, reads no clock, draws no random number and throws nothing',
  check(tree) {
    const headers = /^(iostream|istream|ostream|fstream|filesystem|thread|mutex|future|random|regex|print|ctime|time\.h|unistd\.h|sys\/.*|fcntl\.h)$/;
    const words = [
      [/\bthrow\b/g, 'throws'],
      [/\b(system_clock|steady_clock|high_resolution_clock|utc_clock)\b/g, 'reads a clock'],
      [/\b(std::time|gettimeofday|clock_gettime)\s*\(/g, 'reads a clock'],
      [/\b(rand|srand|random_device|randombytes_\w+)\b/g, 'draws a random number'],
      [/\b(fopen|fread|fwrite|getenv|std::cout|std::cerr|std::cin|std::print(ln)?)\b/g, 'performs I/O'],
    ];
    const violations = [];
    for (const [path, text] of tree) {
      if (!path.startsWith('core/') || path.startsWith('core/cli/') || !cpp.test(path)) continue;
      for (const include of includesOf(text)) {
        if (headers.test(include)) violations.push(`${path} includes <${include}>`);
      }
      const bare = code(text);
      for (const [pattern, deed] of words) {
        for (const match of bare.matchAll(pattern)) {
          violations.push(`${path}:${lineOf(bare, match.index)} ${deed}: ${match[0]}`);
        }
      }
    }
    return violations;
  },
  violating: new Map([['core/base/x.cpp', 'int f() { throw 1; }\n']]),
};

const shortFiles = {
  name: 'no file is longer than 400 lines',
  check(tree) {
    return [...tree]
      .filter(([path, text]) => written.test(path) && text.split('\n').length > 401)
      .map(([path, text]) => `${path} has ${text.split('\n').length - 1} lines; split it by concern`);
  },
  violating: new Map([['core/base/x.cpp', 'int a;\n'.repeat(401)]]),
};

const openMarks = {
  name: 'nothing is marked as unfinished, no merge left in two versions',
  check(tree) {
    const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b|^(<{7}|>{7}) `);
    return [...tree].filter(([path]) => written.test(path)).flatMap(([path, text]) =>
      text.split('\n').flatMap((line, at) => marks.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : []));
  },
  violating: new Map([['core/base/x.cpp', `// ${'TO' + 'DO'}: later\n`]]),
};

const noMachine = {
  name: 'no file names a machine: its folders, its mirrors, its registries',
  check(tree) {
    const hosts = ['registry\\.', 'npmjs\\.org', 'deb\\.debian\\.org', 'security\\.debian\\.org', 'snapshot\\.debian\\.org', 'pypi\\.org'];
    const patterns = [
      /(^|["'`\s=(:])\/(work|root|home|tmp|Users|mnt|var\/folders)\/[\w.]/m,
      new RegExp(`https?://[^\\s"']*(${hosts.join('|')})`),
    ];
    return [...tree].flatMap(([path, text]) => patterns.flatMap((pattern) => {
      const match = text.match(pattern);
      return match ? [`${path}:${lineOf(text, match.index)} ${match[0].trim()}`] : [];
    }));
  },
  violating: new Map([['web/x.sh', `cd ${'/home'}/someone/serasi\n`]]),
};

const topLevel = {
  name: 'the top level holds only the agreed folders and files',
  check(tree) {
    const agreed = new Set(['CMakeLists.txt', 'core', 'web', 'shell', 'assets', 'server_stub', 'tests', 'README.md',
      'run', 'test', 'CMakePresets.json', 'package.json', 'package-lock.json', 'LICENSE']);
    const top = new Set([...tree.keys()].map((path) => path.split('/')[0]));
    return [...top].filter((name) => !agreed.has(name) && !name.startsWith('.')).map((name) => `${name} is not one of them`);
  },
  violating: new Map([['utils/x.cpp', '']]),
};

const headersOnce = {
  name: 'every header says #pragma once',
  check(tree) {
    return [...tree].filter(([path, text]) => /\.(hpp|h)$/.test(path) && !/^#pragma once$/m.test(text))
      .map(([path]) => `${path} does not`);
  },
  violating: new Map([['core/base/x.hpp', 'struct X {};\n']]),
};

const scriptsAtHome = {
  name: 'JavaScript lives in web and tests only',
  check(tree) {
    return [...tree.keys()].filter((path) => /\.(js|mjs|cjs|ts)$/.test(path) && !/^(web|tests)\//.test(path))
      .map((path) => `${path} belongs there`);
  },
  violating: new Map([['shell/x.js', '']]),
};

export const sourceGuards = [pureCore, shortFiles, openMarks, noMachine, topLevel, headersOnce, scriptsAtHome];
