import type { Measured } from './run-benchmark.js';
import type { Spread } from './spread.js';

/** One benchmark as lines: both sides with rate, time and peak memory, and the ratio between them. */
export function renderMeasured(measured: Measured): string {
  const { title, peerTitle, ours, peer, ratio, rounds, amounts, invariants } = measured;
  const rows = [
    ['', ...Object.keys(amounts).map((unit) => `${unit}/s`), 'median', 'spread', 'peak memory'],
    ['ours', ...ratesOf(ours.milliseconds, amounts), ...timesOf(ours.milliseconds), memory(ours.peakMemory)],
    [
      peerTitle,
      ...ratesOf(peer.milliseconds, amounts),
      ...timesOf(peer.milliseconds),
      memory(peer.peakMemory),
    ],
  ];
  const work = Object.entries(amounts).map(([unit, amount]) => `${whole(amount)} ${unit}`);
  const apart = `${ratio.lowest.toFixed(2)} to ${ratio.highest.toFixed(2)}`;
  return [
    `${title} (${work.join(', ')}; ${rounds} rounds)`,
    ...renderRows(rows),
    `  speed of ours to the other: ${ratio.median.toFixed(2)} (${apart})`,
    ...(invariants === undefined
      ? []
      : [`  ${invariants} checks of invariants over what was posted: all hold`]),
  ].join('\n');
}

function ratesOf({ median }: Spread, amounts: Measured['amounts']): string[] {
  return Object.values(amounts).map((amount) => rate((amount * 1000) / median));
}

function timesOf({ median, lowest, highest }: Spread): string[] {
  return [`${whole(median)} ms`, `${whole(lowest)} to ${whole(highest)}`];
}

function rate(value: number): string {
  return value < 100 ? value.toFixed(1) : whole(value);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function memory(bytes: number): string {
  return `${whole(bytes / 1_048_576)} MiB`;
}

/** The first column to the left, figures to the right. */
function renderRows(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return `  ${cells.join('  ')}`;
  });
}
