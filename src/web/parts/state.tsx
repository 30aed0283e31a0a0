import { renderWord } from './formats.js';

/** States that wait for somebody, and those in which something has come to its end. */
const WAITING = new Set([
  ...['needs-work', 'rejected', 'denied', 'open', 'held', 'quarantined', 'exception', 'posted-denied'],
  ...['possible-duplicate', 'correction-proposed', 'partly-accepted'],
]);

const SETTLED = new Set([
  'adjudicated',
  'posted',
  'closed',
  'accepted',
  'claimed',
  'read',
  'exception-resolved',
]);

/** A state in words; its shade says nothing that the words do not say. */
export function State({ state }: { state: string }) {
  const shade = WAITING.has(state) ? ' waiting' : SETTLED.has(state) ? ' settled' : '';
  return <span class={`state${shade}`}>{renderWord(state)}</span>;
}
