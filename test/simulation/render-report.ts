import type { WorldReport } from './run/world.js';

/** Differences of one year that are told; the first month that has any ends it. */
const TOLD = 20;

/** What happened in a year, and whether the books agree. */
export function renderReport(report: WorldReport): string {
  const { seed, days, claims, files, remittances, claimPayments, crashes, races, audits } = report;
  const used = [...report.misbehaviours].sort(([one], [other]) => (one < other ? -1 : 1));
  const counts = used.map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    `seed ${seed}: ${days} days, ${claims} claims, ${files} files, ${remittances} remittances, ${claimPayments} claim payments`,
    `  misbehaviours (${used.length}): ${counts}`,
    `  crashes ${crashes}, races ${races}, audits ${audits}`,
    `  differences ${report.differences.length}, invariants that do not hold ${report.breaches.length}`,
    ...report.differences.slice(0, TOLD).map(renderDifference),
    ...report.breaches.map(({ id, breaches }) => `    ${id}: ${breaches.join('; ')}`),
  ].join('\n');
}

function renderDifference({ month, name, story, wanted, found }: WorldReport['differences'][number]): string {
  const told = story === undefined ? '' : ` (${story})`;
  return `    month ${month + 1}: ${name}${told} must be ${wanted} and is ${found}`;
}

export function isSound({ differences, breaches }: WorldReport): boolean {
  return differences.length + breaches.length === 0;
}
