// run.mjs: every story of stories/*.mjs in a browser; one counted test each. `run.mjs name` runs those whose name contains it.
// A story has a server, a browser and profiles of its own, so as many run side by side as there are processors.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support.mjs';

const folder = path.join(root, 'tests/e2e/stories');
const wanted = process.argv[2] ?? '';
const queue = [];
for (const file of fs.readdirSync(folder).sort()) {
  const { default: stories } = await import(path.join(folder, file));
  for (const [name, story] of Object.entries(stories)) {
    if (name.includes(wanted) || file.includes(wanted)) queue.push({ name, story });
  }
}
let passed = 0;
let failed = 0;
async function tell() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const started = performance.now();
    try {
      await next.story();
      passed += 1;
      console.log(`ok ${next.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${next.name}\n${error.stack}`);
    }
  }
}
await Promise.all(Array.from({ length: os.availableParallelism() }, tell));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
