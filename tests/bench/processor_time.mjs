// processor_time.mjs: `node --import` this before a wasm program, and its clocks (std::clock reads Date.now there) tell
// processor time: what std::clock tells natively.
import { processorMs } from './processor_clock.mjs';

performance.now = processorMs;
Date.now = processorMs;
