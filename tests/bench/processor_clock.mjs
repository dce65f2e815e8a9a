// processor_clock.mjs: processor time of this process in milliseconds. On a machine that others use as well, time on the
// wall says nothing about the program.
export function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
