// cli.test.mjs: `serasi` from end to end, as scripts use it. Program: environment variable SERASI.

import { finish } from './program.mjs';

for (const part of ['usage', 'city', 'markets', 'malformed']) await import(`./${part}.mjs`);
finish();
