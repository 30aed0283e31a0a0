import { buildGroupAcknowledgement } from '../../../edi/acknowledgements/build-group-acknowledgement.js';
import { type ReceivedClaim, readClaims837 } from '../../../edi/claim-837/read-claims-837.js';
import { buildRemittanceAdvice } from '../../../edi/remittance-835/build-remittance-advice.js';
import {
  type FunctionalGroup,
  type Interchange,
  parseX12,
  type TransactionSet,
} from '../../../edi/x12/parse-x12.js';
import { type CalendarDate, parseX12Date } from '../../../schemas/calendar-date.js';
import { sumCents } from '../../../schemas/money.js';
import type { DeskClaim } from './adjudicate-claim.js';
import { buildRemittance } from './build-remittance.js';
import { DEFAULT_BEHAVIOUR, type PayerBehaviour, type PayerFeatures } from './payer-behaviour.js';
import { findPayerPolicy } from './payer-policy.js';
import { planRemittances } from './plan-remittances.js';
import { readPriorPayments } from './read-prior-payments.js';
import { writeAnswer } from './write-answer.js';

export interface AnswerOptions {
  readonly seed: string | number;
  /** One interchange of 837P. */
  readonly interchange: Uint8Array;
  /** The day of the first answers; corrections come 14 days later, late payments 28. */
  readonly date: CalendarDate;
  readonly behaviour?: Partial<PayerBehaviour>;
  readonly features?: Partial<PayerFeatures>;
}

export interface SubmissionAnswer {
  readonly acknowledgement999: Uint8Array;
  /** 835 files in the order in which they come: by date, then by payer. */
  readonly remittances: readonly Uint8Array[];
}

/**
 * What the payers of a submission send back: the 999 of their clearinghouse and 835s that balance at every level.
 * A claim's outcome depends on the seed, its payer, its patient control number and what it says, and on nothing beside
 * it. Voids (frequency 8) and claims that do not add up get no 835. Throws when the bytes hold no functional group.
 */
export function answerSubmission(options: AnswerOptions): SubmissionAnswer {
  const { date } = options;
  const seed = String(options.seed);
  const [interchange] = parseX12(options.interchange).interchanges;
  if (!interchange || interchange.groups.length === 0)
    throw new RangeError('The submission holds no functional group');
  const acknowledged = interchange.groups.map((group) => ({
    group,
    result: buildGroupAcknowledgement(group),
  }));
  const acknowledgement999 = writeAnswer(seed, interchange, date, {
    identifier: '999',
    functionalCode: 'FA',
    version: '005010X231A1',
    key: '',
    bodies: acknowledged.map(({ result }) => result.segments),
  });
  const desks = acknowledged.flatMap(({ group, result }) =>
    result.accepted.flatMap((set) => readDesk(seed, group, set)),
  );
  return { acknowledgement999, remittances: writeRemittances(seed, interchange, desks, options) };
}

function readDesk(seed: string, group: FunctionalGroup, set: TransactionSet): DeskClaim[] {
  const prior = readPriorPayments(set);
  const receivedDate = parseX12Date(group.header.element(4));
  return readClaims837(set)
    .filter((claim) => claim.frequencyCode !== '8' && addsUp(claim))
    .map((claim) => ({
      claim,
      policy: findPayerPolicy(seed, claim.payer, claim.claimFilingCode),
      priorShares: prior.get(claim.patientControlNumber) ?? new Map(),
      ...(receivedDate && { receivedDate }),
    }));
}

/** A claim whose lines do not make its total is turned away before anybody prices it. */
function addsUp({ chargeAmount, lines }: ReceivedClaim): boolean {
  return lines.length > 0 && sumCents(lines, (line) => line.chargeAmount) === chargeAmount;
}

function writeRemittances(
  seed: string,
  interchange: Interchange,
  desks: readonly DeskClaim[],
  { date, behaviour, features }: AnswerOptions,
): Uint8Array[] {
  const setting = {
    seed,
    date,
    behaviour: { ...DEFAULT_BEHAVIOUR, ...behaviour },
    features: { reversals: false, providerAdjustments: false, ...features },
  };
  const keys = [...new Set(desks.map(({ claim }) => paymentKey(claim)))].sort();
  const planned = keys.flatMap((key) =>
    planRemittances(
      desks.filter(({ claim }) => paymentKey(claim) === key),
      setting,
    ),
  );
  planned.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  return planned.map((each) => {
    const advice = buildRemittance(seed, each);
    return writeAnswer(seed, interchange, each.date, {
      identifier: '835',
      functionalCode: 'HP',
      version: '005010X221A1',
      key: advice.traceNumber,
      bodies: [buildRemittanceAdvice(advice)],
    });
  });
}

/** One payer pays one payee at a time. */
function paymentKey({ payer, billingProvider }: ReceivedClaim): string {
  return `${payer.payerId}/${billingProvider.identifier}`;
}
