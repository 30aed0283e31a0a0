import { performance } from 'node:perf_hooks';

/**
 * Milliseconds that the processor worked for this process meanwhile, in all of its threads: what else the machine
 * does takes none of them. What has to be fast is held against this, never against the clock on the wall.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Counts the milliseconds for which other work on the machine kept this process from its own: it had something to do
 * and was not given the processor. What has to happen by the clock on the wall is given so much longer.
 */
export function watchStarvation(): () => number {
  const [loop, used] = [performance.eventLoopUtilization(), process.cpuUsage()];
  return () => {
    const { active } = performance.eventLoopUtilization(loop);
    const { user, system } = process.cpuUsage(used);
    return Math.max(0, active - (user + system) / 1000);
  };
}
