// The page's side of the other thread. It is started with the first task; a task that is not wanted any more ends with its
// thread. A thread that fails answers with nothing: then the page does the task itself.
import { scriptUrl } from './script_url.mjs';

export class Thread {
  constructor(tell) { this.tell = tell; }

  handOut(task) {
    try {
      this.worker ??= this.start();
      this.worker.postMessage(task, [task.buffer]);
      return true;
    } catch (error) {
      console.warn('thread:', error);
      return false;
    }
  }

  takeBack() {
    this.worker?.terminate();
    this.worker = undefined;
  }

  start() {
    const worker = new Worker(scriptUrl(new URL('./thread_worker.mjs', import.meta.url)), { type: 'module' });
    const fail = (reason) => {
      if (this.worker !== worker) return;
      console.warn('thread:', reason);
      this.takeBack();
      this.tell(0, new Uint8Array());
    };
    worker.onmessage = ({ data }) => {
      if (this.worker !== worker) return;
      if (data.failed) fail(data.failed);
      else this.tell(data.share, data.answer);
    };
    worker.onerror = (event) => fail(event.message ?? 'cannot start');
    return worker;
  }
}
