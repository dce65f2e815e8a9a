// run.mjs: every story of stories/*.mjs in a browser; one counted test each. `run.mjs name` runs those whose name contains it.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './support.mjs';

const folder = path.join(root, 'tests/e2e/stories');
const wanted = process.argv[2] ?? '';
let passed = 0;
let failed = 0;
for (const file of fs.readdirSync(folder).sort()) {
  const { default: stories } = await import(path.join(folder, file));
  for (const [name, story] of Object.entries(stories)) {
    if (!name.includes(wanted) && !file.includes(wanted)) continue;
    const started = performance.now();
    try {
      await story();
      passed += 1;
      console.log(`ok ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${name}\n${error.stack}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
