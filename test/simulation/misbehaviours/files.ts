import type { SegmentData } from '../../../edi/x12/segment.js';
import { computedTotal, type Remittance, totalOf } from '../world/remittance.js';
import type { FileMisbehaviour, Mail } from './misbehaviour.js';

type Trick = Omit<FileMisbehaviour, 'kind'>;

const ONCE = 'The remittance, once';
const AS_EVER = 'The remittance, as if nothing were odd';

const mail = (remittance: Remittance, more: Partial<Mail> = {}): Mail => ({
  name: `${remittance.trace}.835`,
  interchanges: [[remittance]],
  ...more,
});

const pays = (remittance: Remittance) => totalOf(remittance) > 0;

const written = (change: (text: string) => string) => (bytes: Uint8Array) =>
  Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1');

/** The elements at these places of these segments, written otherwise. */
function rewriteAmounts(places: Readonly<Record<string, number[]>>, change: (text: string) => string) {
  return (segments: SegmentData[]): SegmentData[] =>
    segments.map((segment) => {
      const own = places[segment[0] as string] ?? [];
      return segment.map((element, index) =>
        own.includes(index) && typeof element === 'string' && element !== '' ? change(element) : element,
      ) as unknown as SegmentData;
    });
}

const AMOUNTS = { BPR: [2], CLP: [3, 4], SVC: [2, 3], CAS: [3, 6, 9] };

/** The answers shared out among sets under one trace number, each with the total it has. */
function split(remittance: Remittance): Remittance[] {
  const middle = Math.ceil(remittance.answers.length / 2);
  const parts = [remittance.answers.slice(0, middle), remittance.answers.slice(middle)];
  return parts.map((answers, index) => ({
    ...remittance,
    answers,
    adjustments: index === 0 ? remittance.adjustments : [],
  }));
}

/** Both parts are payments, and not two of one amount. */
function canBeSplit(remittance: Remittance): boolean {
  if (remittance.answers.length < 2) return false;
  const [one, other] = split(remittance).map(computedTotal);
  return one! > 0 && other! > 0 && one !== other;
}

const TRICKS: readonly Trick[] = [
  {
    name: 'same-file-again',
    does: 'Delivers the very same file twice',
    stands: ONCE,
    source: '7 R5, X16',
    send: (remittance) => [mail(remittance), mail(remittance)],
  },
  {
    name: 'same-file-under-another-name',
    does: 'Delivers the same bytes under another name',
    stands: ONCE,
    source: '7 R5, X16',
    send: (remittance) => [mail(remittance), mail(remittance, { name: 'again.835' })],
  },
  {
    name: 'same-set-in-another-envelope',
    does: 'Delivers the same set in an interchange with other control numbers and delimiters',
    stands: ONCE,
    source: '7 R5',
    send: (remittance) => {
      const delimiters = { element: '|', component: '>', repetition: '!', terminator: "'" };
      return [mail(remittance), mail(remittance, { writing: { envelope: 2, delimiters } })];
    },
  },
  {
    name: 'one-payment-in-two-sets',
    does: 'Splits a payment into two sets of one trace number in one file; the bank has one entry',
    stands: 'Both sets, and one deposit that clears both',
    source: '7 W19',
    fits: canBeSplit,
    send: (remittance) => [mail(remittance, { interchanges: [split(remittance)] })],
    pays: (sent) => sent.flatMap(({ interchanges }) => interchanges.flat()),
  },
  {
    name: 'one-payment-in-two-files',
    does: 'Splits a payment into two files of one trace number; the bank has one entry',
    stands: 'Both, and one deposit that clears both',
    source: '7 W19',
    fits: canBeSplit,
    send: (remittance) =>
      split(remittance).map((part, index) => mail(part, { writing: { envelope: index } })),
    pays: (sent) => sent.flatMap(({ interchanges }) => interchanges.flat()),
  },
  {
    name: 'total-in-every-part',
    does: 'Splits a payment into sets that all state the whole total, then sends it whole',
    stands: 'The parts are quarantined, for no part proves; the whole is posted',
    source: '7 W19, C2',
    fits: canBeSplit,
    send: (remittance) => {
      const total = totalOf(remittance);
      const parts = split(remittance).map((part) => ({ ...part, total }));
      return [mail(remittance, { name: 'parts.835', interchanges: [parts] }), mail(remittance)];
    },
  },
  {
    name: 'total-that-is-not-the-sum',
    does: 'States a total that is a cent off, then sends it right',
    stands: 'The wrong set is quarantined whole; the right one is posted',
    source: '7 C2; X19',
    fits: pays,
    send: (remittance) => {
      const wrong = { ...remittance, total: totalOf(remittance) + 1 };
      return [mail(wrong, { writing: { envelope: 2 } }), mail(remittance)];
    },
  },
  {
    name: 'total-that-cannot-be-read',
    does: 'Writes the total with a comma, then sends it right',
    stands: 'The wrong set is quarantined whole; the right one is posted',
    source: 'X22',
    fits: pays,
    send: (remittance) => {
      const rewrite = rewriteAmounts({ BPR: [2] }, (text) => `${text},00`);
      const wrong = { ...remittance, rewrite, unreadable: 'a set' as const };
      return [mail(wrong, { writing: { envelope: 2 } }), mail(remittance)];
    },
  },
  {
    name: 'claim-payments-shuffled',
    does: 'Puts the claim payments of a set in another order',
    stands: AS_EVER,
    source: '0 Order',
    send: (remittance) => [mail({ ...remittance, answers: [...remittance.answers].reverse() })],
  },
  {
    name: 'same-payment-shuffled-again',
    does: 'Sends a payment again with its claim payments in another order',
    stands: 'The first; the second waits as a possible duplicate and moves nothing',
    source: '7 R5, X17',
    needsOrder: true,
    fits: (remittance) => pays(remittance) && remittance.answers.length > 1,
    send: (remittance) => {
      const shuffled = { ...remittance, answers: [...remittance.answers].reverse() };
      return [mail(remittance), mail(shuffled, { writing: { envelope: 2 } })];
    },
  },
  {
    name: 'other-content-under-one-payment',
    does: 'Sends another content under trace number, date and amount of a payment',
    stands: 'The first; the second waits as a possible duplicate and moves nothing',
    source: '7 R5, X17',
    needsOrder: true,
    fits: pays,
    send: (remittance) => {
      const lump = { code: 'CT', cents: -totalOf(remittance) };
      const other = { ...remittance, answers: [], adjustments: [lump] };
      return [mail(remittance), mail(other, { writing: { envelope: 2 } })];
    },
  },
  {
    name: 'two-interchanges-in-one-file',
    does: 'Sends an empty-handed second interchange, the same set again, in one file',
    stands: ONCE,
    source: 'X9',
    send: (remittance) => [mail(remittance, { interchanges: [[remittance], [remittance]] })],
  },
  {
    name: 'zero-payment-under-a-constant-number',
    does: 'Gives every zero payment the trace number 0000000',
    stands: AS_EVER,
    source: '7 W16',
    fits: (remittance) => totalOf(remittance) === 0,
    send: (remittance) => {
      remittance.trace = '0000000';
      return [mail(remittance)];
    },
  },
  {
    name: 'other-delimiters',
    does: 'Writes with delimiters of its own',
    stands: AS_EVER,
    source: '3 Parse',
    send: (remittance) => [
      mail(remittance, {
        writing: { delimiters: { element: '|', component: '>', repetition: '!', terminator: '\n' } },
      }),
    ],
  },
  {
    name: 'lines-end-by-crlf',
    does: 'Ends every segment by CR and LF besides the terminator',
    stands: AS_EVER,
    source: 'X12',
    send: (remittance) => [mail(remittance, { writing: { lineBreak: '\r\n' } })],
  },
  {
    name: 'wrapped-at-80',
    does: 'Wraps the file every 80 characters',
    stands: AS_EVER,
    source: 'X12',
    send: (remittance) => [
      mail(remittance, { damage: written((text) => text.replace(/.{80}/gs, '$&\r\n')) }),
    ],
  },
  {
    name: 'no-last-terminator',
    does: 'Leaves the last terminator out',
    stands: AS_EVER,
    source: 'X12',
    send: (remittance) => [mail(remittance, { damage: written((text) => text.replace(/~\s*$/, '')) })],
  },
  {
    name: 'file-cut-off',
    does: 'Delivers half of the file, then the whole',
    stands: 'The half is quarantined; the whole is posted',
    source: 'X1',
    send: (remittance, random) => {
      const cut = written((text) => text.slice(0, Math.floor((text.length * random.between(20, 90)) / 100)));
      const half = { ...remittance, unreadable: 'a file' as const };
      return [mail(half, { name: 'half.835', damage: cut }), mail(remittance)];
    },
  },
  {
    name: 'wrong-segment-count',
    does: 'Counts its segments wrongly (SE01), then sends it right',
    stands: 'The wrong set is quarantined; the right one is posted',
    source: 'X3',
    send: (remittance) => {
      const damage = written((text) => text.replace(/~SE\*(\d+)/, '~SE*9$1'));
      const wrong = { ...remittance, unreadable: 'what comes again' as const };
      return [mail(wrong, { damage, writing: { envelope: 2 } }), mail(remittance)];
    },
  },
  {
    name: 'zeros-after-the-cents',
    does: 'Writes amounts with more zeros than they need',
    stands: AS_EVER,
    source: '7 W17',
    send: (remittance) => {
      const rewrite = rewriteAmounts(AMOUNTS, (text) => (text.includes('.') ? `${text}00` : `${text}.0000`));
      return [mail({ ...remittance, rewrite })];
    },
  },
  {
    name: 'minus-zero',
    does: 'Writes zero as -0.00 and amounts with zeros before them',
    stands: AS_EVER,
    source: '7 W17',
    send: (remittance) => {
      const rewrite = rewriteAmounts(AMOUNTS, (text) =>
        /^0+$/.test(text) ? '-0.00' : text.startsWith('-') ? text : `00${text}`,
      );
      return [mail({ ...remittance, rewrite })];
    },
  },
];

export const FILES: readonly FileMisbehaviour[] = TRICKS.map((trick) => ({ kind: 'file', ...trick }));
