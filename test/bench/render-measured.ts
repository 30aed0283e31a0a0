import type { MeasuredReaders } from './measure-readers.js';
import type { Measured, MeasuredSide } from './run-benchmark.js';
import type { Spread } from './spread.js';

/** One benchmark as lines: every side with rate, time and peak memory, and the ratio of ours to it. */
export function renderMeasured(measured: Measured): string {
  const { title, sides, rounds, amounts, invariants, stored, readers } = measured;
  const units = Object.keys(amounts);
  const heading = ['', ...units.map((unit) => `${unit}/s`), 'median', 'spread', 'peak memory', 'ours is'];
  const rows = sides.map((side, index) => [
    side.title,
    ...Object.values(amounts).map((amount) => rate((amount * 1000) / side.milliseconds.median)),
    ...timesOf(side.milliseconds),
    `${whole(side.peakMemory / 1_048_576)} MiB`,
    index === 0 ? '' : ratioOf(side),
  ]);
  const work = Object.entries(amounts).map(([unit, amount]) => `${figure(amount)} ${unit}`);
  return [
    `${title} (${work.join(', ')}${stored ? ` beside ${whole(stored)} stored` : ''}; ${rounds} rounds)`,
    ...renderRows([heading, ...rows]),
    ...(readers ? [renderReaders(readers)] : []),
    ...(invariants === undefined
      ? []
      : [`  ${invariants} checks of invariants over what was posted: all hold`]),
  ].join('\n');
}

/** What a claim costs at each size, where there was more than one; a program that scales has it flat. */
export function renderCosts(results: readonly Measured[]): string[] {
  const names = [...new Set(results.map(({ name }) => name))];
  return names.flatMap((name) => {
    const sizes = results.filter(
      (each) =>
        each.name === name && (each.megabytes > 0 || each.stored !== undefined) && each.amounts['claims'],
    );
    if (sizes.length < 2) return [];
    const costs = sizes.map(
      ({ sides, amounts }) => (sides[0]!.milliseconds.median * 1000) / amounts['claims']!,
    );
    const told = costs.map((cost, index) => `${cost.toFixed(2)} µs at ${renderSize(sizes[index]!)}`);
    const apart = (Math.max(...costs) / Math.min(...costs) - 1) * 100;
    return [`${name}: a claim costs ${told.join(', ')}; ${Math.round(apart)} % apart`];
  });
}

function renderSize({ megabytes, stored }: Measured): string {
  return stored === undefined ? `${megabytes} MB` : `${whole(stored)} stored`;
}

/** The slowest of a hundred reads of an account: in peace, while a remittance is posted, and while raw SQL writes it. */
function renderReaders({ reads, idle, posting, limit }: MeasuredReaders): string {
  const [before, during, least] = [idle, posting, limit].map(({ p99 }) => `${p99.toFixed(1)} ms`);
  const [ratio, leastRatio] = [posting, limit].map(({ p99 }) => `${(p99 / idle.p99).toFixed(2)} x`);
  const told = `${during} while posting, ${ratio} (${whole(reads)} reads)`;
  return `  an account is read in ${before} (p99) in peace, ${told}, and ${least} beside raw SQL, ${leastRatio}`;
}

function ratioOf({ ratio: { median, lowest, highest } }: MeasuredSide): string {
  const apart = lowest === highest ? '' : ` (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;
  return `${median.toFixed(2)} x${apart}`;
}

function timesOf({ median, lowest, highest }: Spread): string[] {
  return [`${whole(median)} ms`, `${whole(lowest)} to ${whole(highest)}`];
}

function rate(value: number): string {
  return value < 100 ? value.toFixed(1) : whole(value);
}

function figure(value: number): string {
  return value < 1 ? String(value) : whole(value);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** The first column to the left, figures to the right. */
function renderRows(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
