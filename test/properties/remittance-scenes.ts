import { addCents, cents, formatCents, negateCents, ZERO } from '../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import {
  adjudication,
  balanced,
  claimAccount,
  claimPayment,
  day,
  ofServices,
  PLACE,
  reversalOf,
} from '../domain/remittance/remittance-builder.js';
import fc from '../support/property-testing.js';

const REASONS = [
  'CO-45',
  'CO-253',
  'PR-1',
  'PR-2',
  'CO-16',
  'OA-23',
  'CO-18',
  'PI-45',
  'CO-94',
  'PR-204',
  'OA-209',
];

/** What one adjudication is drawn from; amounts are shares of the line so that most look real. */
export interface Draw {
  readonly kind:
    | 'pay'
    | 'reverse'
    | 'partial'
    | 'joint'
    | 'correct'
    | 'again'
    | 'undo'
    | 'whole'
    | 'beside'
    | 'broken';
  readonly payer: number;
  readonly target: number;
  readonly date: number;
  readonly set: number;
  readonly lines: readonly { readonly paid: number; readonly cas: readonly (readonly [number, number])[] }[];
}

export const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom(
    'pay',
    'pay',
    'pay',
    'reverse',
    'reverse',
    'correct',
    'partial',
    'joint',
    'correct',
    'again',
    'undo',
    'whole',
    'beside',
    'broken',
  ),
  payer: fc.constantFrom(1, 1, 2, 2, 3),
  target: fc.nat(5),
  date: fc.integer({ min: 1, max: 4 }),
  set: fc.nat(2),
  lines: fc.array(
    fc.record({
      paid: fc.integer({ min: 0, max: 8000 }),
      cas: fc.array(fc.tuple(fc.nat(REASONS.length - 1), fc.integer({ min: -500, max: 6000 })), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

export function buildScene(draws: readonly Draw[]): { claim: ClaimAccount; adjudications: Adjudication[] } {
  const claim = { ...claimAccount(['100', '80.50'], 3), firstServiceDate: day('2026-01-02') };
  const built: Adjudication[] = [];
  for (const [index, one] of draws.entries()) built.push(buildOne(one, index, built, claim));
  return { claim, adjudications: built };
}

function buildOne(
  one: Draw,
  index: number,
  built: readonly Adjudication[],
  claim: ClaimAccount,
): Adjudication {
  const target = built[one.target % Math.max(built.length, 1)];
  const given = {
    payerSequence: one.payer,
    productionDate: day(`2026-02-0${one.date}`),
    setHash: `set${one.set}-${one.date}`,
    remittanceId: `R${one.set}-${one.date}`,
    traceNumber: `T${one.set}`,
  };
  const ordinal = index + 1;
  if (one.kind === 'reverse' && target && target.payment.chargeAmount > ZERO) {
    const payment = { ...reversalOf(target.payment), ordinal };
    return adjudication(`cp${index}`, payment, { ...given, payerSequence: target.payerSequence });
  }
  const taken = target && takeLines(one, target, built);
  if (taken) {
    const payment = { ...taken, ordinal };
    return adjudication(`cp${index}`, payment, { ...given, payerSequence: target.payerSequence });
  }
  if (target && (one.kind === 'again' || one.kind === 'undo')) return repeat(one.kind, index, target, given);
  const payment = buildPayment(one, index, claim);
  if (one.kind === 'correct' && target) {
    const references = [{ qualifier: 'F8', value: target.payment.payerControlNumber ?? '' }];
    const linked = { ...payment, references, ordinal };
    return adjudication(`cp${index}`, linked, { ...given, payerSequence: target.payerSequence });
  }
  return adjudication(`cp${index}`, { ...payment, ordinal }, given);
}

/** A reversal of one line of a claim payment, or of one line of each that its payer has sent. */
function takeLines(one: Draw, target: Adjudication, built: readonly Adjudication[]) {
  if (one.kind !== 'partial' && one.kind !== 'joint') return undefined;
  const others = built.filter((each) => each !== target && each.payerSequence === target.payerSequence);
  const services = [target, ...(one.kind === 'joint' ? others : [])]
    .filter(({ payment }) => payment.chargeAmount > ZERO)
    .flatMap(
      ({ payment }, at) => payment.services[(one.set + at) % Math.max(payment.services.length, 1)] ?? [],
    );
  const payment = reversalOf(ofServices(target.payment, services));
  return payment.chargeAmount < ZERO ? payment : undefined;
}

/** The same claim payment in another file; or what undoes a reversal: the amounts as they were, with CLP02 22. */
function repeat(
  kind: 'again' | 'undo',
  index: number,
  { payment, payerSequence }: Adjudication,
  given: Partial<Adjudication>,
): Adjudication {
  const amounts = kind === 'undo' && payment.chargeAmount < ZERO ? reversalOf(payment) : payment;
  const claimStatusCode = kind === 'undo' ? '22' : payment.claimStatusCode;
  const repeated = { ...amounts, claimStatusCode, ordinal: index + 1 };
  return adjudication(`cp${index}`, repeated, { ...given, payerSequence });
}

/** Lines filled up by CO-45 to the charge of the claim, so that first payers agree with it more often than not. */
function buildPayment(one: Draw, index: number, claim: ClaimAccount) {
  const lines = one.lines.map((line, at) => {
    const cas = line.cas.map(([reason, amount]) => [REASONS[reason]!, cents(amount)] as const);
    const used = addCents(cents(line.paid), ...cas.map(([, amount]) => amount));
    const rest = addCents(claim.lines[at]!.chargeAmount, negateCents(used));
    const all = [...cas, ['CO-45', rest] as const].filter(([, amount]) => amount !== ZERO);
    const text = all.map(([reason, amount]) => `${reason} ${formatCents(amount)}`).join(' ');
    return { paid: formatCents(cents(line.paid)), cas: text };
  });
  const payment = balanced(lines, { payerControlNumber: `ICN${index}` });
  if (one.kind === 'broken') return { ...payment, paymentAmount: addCents(payment.paymentAmount, cents(1)) };
  if (one.kind === 'beside') {
    const adjustments = [{ groupCode: 'CO', reasonCode: '45', amount: cents(1 + one.target), place: PLACE }];
    return balanced(lines, { payerControlNumber: `ICN${index}`, adjustments });
  }
  if (one.kind !== 'whole') return payment;
  const { chargeAmount, paymentAmount } = payment;
  const adjustments = payment.services.flatMap((service) => service.adjustments);
  return claimPayment({
    chargeAmount,
    paymentAmount,
    adjustments,
    payerControlNumber: `ICN${index}`,
    place: PLACE,
  });
}

/** Every order in which they could come. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, at) => at !== index)).map((rest) => [item, ...rest]),
  );
}
