// The other thread: an instance of the application without a page, which does one task after the other (core/matching/task.hpp).
import createSerasi from './app.mjs';

const NEWS_MS = 100;
let loading;

self.onmessage = async ({ data: task }) => {
  try {
    const module = await (loading ??= createSerasi({ noInitialRun: true }));
    module.beginTask(task);
    for (let told = performance.now(); module.stepTask();) {
      if (performance.now() - told < NEWS_MS) continue;
      told = performance.now();
      self.postMessage({ share: module.taskShare() });
    }
    const answer = module.taskAnswer();
    self.postMessage({ share: 1, answer }, [answer.buffer]);
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};
