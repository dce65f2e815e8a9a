// The other thread: an instance of the application without a page, which does one task after the other (core/matching/task.hpp).
// The demo city has a program of its own, which nobody fetches who does not ask for that city (core/demo/task.hpp).
const NEWS_MS = 100;
const CITY = '{"city"';
const loading = {};

async function programFor(task) {
  const isCity = new TextDecoder().decode(task.subarray(0, CITY.length)) === CITY;
  const load = async () => (await (isCity ? import('./demo.mjs') : import('./app.mjs'))).default({ noInitialRun: true });
  return loading[isCity] ??= load();
}

self.onmessage = async ({ data: task }) => {
  try {
    const module = await programFor(task);
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
