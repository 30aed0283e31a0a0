import { ZERO } from '../../../schemas/money.js';
import type { ClaimPayment, ServicePayment } from '../../../schemas/remittance-advice.js';
import type { Answer } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type ClaimMisbehaviour, ofClaims } from './misbehaviour.js';
import { inTurn } from './steps.js';

type Story = Omit<ClaimMisbehaviour, 'kind' | 'steps'> & {
  readonly steps?: ClaimMisbehaviour['steps'];
  /** Of an ordinary payment, how it is written. */
  readonly writes?: (payment: ClaimPayment, desk: Desk) => ClaimPayment;
};

function services(change: (service: ServicePayment, index: number) => ServicePayment | ServicePayment[]) {
  return (payment: ClaimPayment): ClaimPayment => ({
    ...payment,
    services: payment.services.flatMap(change).map((service, index) => ({ ...service, ordinal: index + 1 })),
  });
}

function withoutNumber({ lineControlNumber: _, ...service }: ServicePayment): ServicePayment {
  return service;
}

const withoutModifiers = (service: ServicePayment): ServicePayment => ({
  ...service,
  procedure: { ...service.procedure, modifiers: [] },
});

const STORIES: readonly Story[] = [
  {
    name: 'dropped-modifiers',
    does: 'Leaves modifiers and line numbers out',
    stands: 'The payment by line, found by code, date and charge',
    source: '3 Match line',
    writes: services((service) => withoutModifiers(withoutNumber(service))),
  },
  {
    name: 'no-line-numbers',
    does: 'Gives no REF*6R',
    stands: 'The payment by line, found by code, modifiers, date, units and charge',
    source: '3 Match line',
    writes: services(withoutNumber),
  },
  {
    name: 'line-numbers-of-its-own',
    does: 'Numbers the lines as it likes',
    stands: 'The payment by line all the same',
    source: '3 Match line',
    writes: services((service, index) => ({ ...service, lineControlNumber: `X${900 - index}` })),
  },
  {
    name: 'split-line',
    does: 'Answers one line in two services that share REF*6R',
    stands: 'Their sum, as one answer of the line',
    source: '0 posting algorithm',
    steps: (desk) => inTurn([splitFirstLine(desk)]),
  },
  {
    name: 'bundled-line',
    does: 'Pays all on the first line, under another code, and denies the others as part of it (CO-97)',
    stands: 'The first line paid; the others denied and open',
    source: '3 Match line; 3 Decide',
    lines: 2,
    steps: (desk) => {
      const [first, ...others] = desk.claim.lines;
      const lines = [
        desk.price(first!),
        ...others.map((line) => desk.told(line, [['CO', '97', line.charge]])),
      ];
      const rewrite = services((service, index) => (index === 0 ? changeCode(service) : service));
      return inTurn([desk.answer(lines, { wire: { rewrite } })]);
    },
  },
  {
    name: 'changed-code',
    does: 'Pays another code than was sent and tells that one in SVC06',
    stands: 'The payment by line',
    source: '3 Parse, SVC06',
    writes: services(changeCode),
  },
  {
    name: 'added-line',
    does: 'Adds a service without a charge that nobody sent',
    stands: 'The payment; the added service moves nothing',
    source: '3 Match line',
    writes: services((service, index) => {
      if (index > 0) return service;
      const { lineControlNumber: _, ...rest } = service;
      const procedure = { qualifier: 'HC', code: 'G9999', modifiers: [] };
      return [service, { ...rest, procedure, chargeAmount: ZERO, paymentAmount: ZERO, adjustments: [] }];
    }),
  },
  {
    name: 'claim-as-a-whole',
    does: 'Adjudicates the claim without a line, as for a DRG',
    stands: 'The payment at the claim, of no line',
    source: '3 Balance',
    steps: (desk) => inTurn([desk.whole(desk.pay())]),
  },
  {
    name: 'claim-as-a-whole-corrected-by-line',
    does: 'Adjudicates the claim without a line, reverses that and corrects it by line',
    stands: 'The correction by line',
    source: '7 W10(d)',
    steps: (desk) => {
      const first = desk.whole(desk.pay());
      return inTurn([first], [desk.reverse(first), desk.correct(first)]);
    },
  },
  {
    name: 'claim-cas-beside-lines',
    does: 'Takes an amount off the claim beside its lines',
    stands: 'Cash is CLP04; the amount is contractual at the claim',
    source: '0 step 6; 7 W5',
    steps: (desk) => {
      const lines = desk.pay().lines;
      const cents = desk.part(
        lines.reduce((sum, { paid }) => sum + paid, 0),
        5,
        20,
      );
      return inTurn([desk.answer(lines, { cas: [{ group: 'CO', reason: '45', cents }] })]);
    },
  },
  {
    name: 'claim-cas-beside-lines-reversed',
    does: 'Takes an amount off the claim beside its lines, then reverses all of it',
    stands: 'The charge is open again',
    source: '0 step 6',
    steps: (desk) => {
      const lines = desk.pay().lines;
      const cents = desk.part(
        lines.reduce((sum, { paid }) => sum + paid, 0),
        5,
        20,
      );
      const first = desk.answer(lines, { cas: [{ group: 'CO', reason: '45', cents }] });
      return inTurn([first], [desk.reverse(first)]);
    },
  },
  {
    name: 'several-claim-payments',
    does: 'Answers the lines of one claim in several CLPs of one set',
    stands: 'All of them, each of its own lines',
    source: '3 Match line',
    lines: 2,
    steps: (desk) => inTurn(byLine(desk)),
  },
  {
    name: 'lines-in-two-files',
    does: 'Answers one line now and the others a cycle later',
    stands: 'What is not answered yet is open, and no remainder',
    source: '0 step 5',
    lines: 2,
    steps: (desk) => {
      const [first, ...others] = byLine(desk);
      return inTurn([first!], others);
    },
  },
];

/** Two services of the first line that add up to what it would have been. */
function splitFirstLine(desk: Desk): Answer {
  const answer = desk.pay();
  const [first, ...rest] = answer.lines;
  const charge = Math.floor(first!.charge / 3);
  const paid = Math.min(first!.paid, Math.floor(charge / 2));
  const one = { ...first!, charge, paid, cas: [{ group: 'CO', reason: '45', cents: charge - paid }] };
  const left = { charge: first!.charge - charge, paid: first!.paid - paid };
  const cas = [{ group: 'CO', reason: '45', cents: left.charge - left.paid }];
  return { ...answer, lines: [one, { ...first!, ...left, cas }, ...rest] };
}

function byLine(desk: Desk): Answer[] {
  const icn = desk.number();
  return desk.claim.lines.map((line) => desk.answer([desk.price(line)], { icn }));
}

function changeCode(service: ServicePayment): ServicePayment {
  const procedure = { qualifier: 'HC', code: 'G8888', modifiers: [] };
  return { ...service, procedure, submittedProcedure: service.procedure };
}

export const LINES = ofClaims(
  STORIES.map(({ writes, steps, ...story }) => ({
    ...story,
    steps: (desk) => {
      if (steps) return steps(desk);
      const rewrite = (payment: ClaimPayment) => writes!(payment, desk);
      return inTurn([desk.pay({ wire: { rewrite } })]);
    },
  })),
);
