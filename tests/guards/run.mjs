// run.mjs: the rules of the house that no compiler checks, each as one counted test.
//
// Problem   Layers erode by single includes, translations by single keys, the first load by single kilobytes.
// Result    A guard is `{name, check(tree), violating}`: `check` answers a list of sentences, empty when all is well.
//           `violating` is a small tree that breaks the rule; a guard that does not object to it is itself broken, and
//           fails. The last line is `N passed, N failed`.
// Use       node tests/guards/run.mjs [--site build/web/site]; with --site only the size of that site is judged.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { dependencyGuards } from './dependencies.mjs';
import { sourceGuards } from './sources.mjs';
import { siteGuard } from './site.mjs';
import { translationGuards } from './translations.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** Every file of the project that git knows or would add, as path to text. */
function projectTree() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const tree = new Map();
  for (const path of new Set(listed.split('\0'))) {
    const file = join(root, path);
    if (path === '' || !existsSync(file) || !statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    tree.set(path, bytes.includes(0) ? '' : bytes.toString('utf8'));
  }
  return tree;
}

function judge(guard, subject) {
  const missed = guard.check(guard.violating).length === 0;
  const violations = missed ? ['The guard did not object to its own violating sample.'] : guard.check(subject);
  for (const violation of violations) console.log(`${guard.name}: ${violation}`);
  return violations.length === 0;
}

const siteAt = process.argv.indexOf('--site');
const verdicts = siteAt >= 0
  ? [judge(siteGuard, resolve(root, process.argv[siteAt + 1]))]
  : (() => {
    const tree = projectTree();
    return [...dependencyGuards, ...sourceGuards, ...translationGuards].map((guard) => judge(guard, tree));
  })();
const passed = verdicts.filter(Boolean).length;
console.log(`${passed} passed, ${verdicts.length - passed} failed`);
process.exitCode = passed === verdicts.length ? 0 : 1;
