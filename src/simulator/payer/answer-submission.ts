import { buildClaimAcknowledgement277 } from '../../../edi/acknowledgements/build-claim-acknowledgement-277.js';
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
import {
  buildClearinghouseAcknowledgement,
  buildPayerAcknowledgement,
  type JudgedClaim,
} from './acknowledge-claims.js';
import type { DeskClaim } from './adjudicate-claim.js';
import { buildRemittance } from './build-remittance.js';
import { DEFAULT_BEHAVIOUR, type PayerBehaviour, type PayerFeatures } from './payer-behaviour.js';
import { findPayerPolicy } from './payer-policy.js';
import { planRemittances } from './plan-remittances.js';
import { readPriorPayments } from './read-prior-payments.js';
import { findRejection } from './reject-claim.js';
import { writeAnswer, writeInterchangeAnswer } from './write-answer.js';

/** CLM05-3 of a claim that takes another one back. */
const VOID = '8';

export interface AnswerOptions {
  readonly seed: string | number;
  /** One interchange of 837P. */
  readonly interchange: Uint8Array;
  /** The day of the first answers; corrections come 14 days later, late payments 28. */
  readonly date: CalendarDate;
  readonly behaviour?: Partial<PayerBehaviour>;
  readonly features?: Partial<PayerFeatures>;
}

/** All that comes back, in the order in which it comes. */
export interface SubmissionAnswer {
  /** TA1, when ISA14 asks for one. */
  readonly interchangeAcknowledgement?: Uint8Array;
  readonly acknowledgement999: Uint8Array;
  /** 277CA files: that of the clearinghouse, then one of each payer. None when no set was accepted. */
  readonly claimAcknowledgements: readonly Uint8Array[];
  /** 835 files in the order in which they come: by date, then by payer. */
  readonly remittances: readonly Uint8Array[];
}

/** A set that was accepted, with what is said of each of its claims. */
interface JudgedSet {
  readonly set: TransactionSet;
  readonly claims: readonly JudgedClaim[];
}

/**
 * What comes back for a submission: TA1 and 999 of the clearinghouse, its 277CA and those of the payers, which name
 * every claim once each, and 835s that balance at every level. A claim's outcome depends on the seed, its payer, its
 * patient control number and what it says, and on nothing beside it. Claims that are sent back and voids (frequency 8)
 * get no 835. Throws when the bytes hold no functional group.
 */
export function answerSubmission(options: AnswerOptions): SubmissionAnswer {
  const { date } = options;
  const seed = String(options.seed);
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const [interchange] = parseX12(options.interchange).interchanges;
  if (!interchange || interchange.groups.length === 0)
    throw new RangeError('The submission holds no functional group');
  const acknowledged = interchange.groups.map((group) => ({ group, told: buildGroupAcknowledgement(group) }));
  const judged = acknowledged.flatMap(({ group, told }) =>
    told.accepted.map((set): JudgedSet => {
      const claims = readDesk(seed, group, set).map((desk): JudgedClaim => {
        const rejection = findRejection(desk, { seed, behaviour });
        return rejection ? { desk, rejection } : { desk };
      });
      return { set, claims };
    }),
  );
  const desks = judged.flatMap(({ claims }) =>
    claims.flatMap(({ desk, rejection }) => (rejection || desk.claim.frequencyCode === VOID ? [] : [desk])),
  );
  return {
    ...(interchange.header.element(14) === '1' && {
      interchangeAcknowledgement: writeInterchangeAnswer(seed, interchange, date),
    }),
    acknowledgement999: writeAnswer(seed, interchange, date, {
      ...{ identifier: '999', functionalCode: 'FA', version: '005010X231A1', key: '' },
      bodies: acknowledged.map(({ told }) => told.segments),
    }),
    claimAcknowledgements: writeClaimAcknowledgements(seed, interchange, judged, date),
    remittances: writeRemittances(seed, interchange, desks, { ...options, behaviour }),
  };
}

function readDesk(seed: string, group: FunctionalGroup, set: TransactionSet): DeskClaim[] {
  const prior = readPriorPayments(set);
  const receivedDate = parseX12Date(group.header.element(4));
  return readClaims837(set).map((claim) => ({
    claim,
    policy: findPayerPolicy(seed, claim.payer, claim.claimFilingCode),
    priorShares: prior.get(claim.patientControlNumber) ?? new Map(),
    ...(receivedDate && { receivedDate }),
  }));
}

/** The clearinghouse speaks of each set as a whole, a payer of those of its claims that each set holds. */
function writeClaimAcknowledgements(
  seed: string,
  interchange: Interchange,
  judged: readonly JudgedSet[],
  date: CalendarDate,
): Uint8Array[] {
  const filled = judged.filter(({ claims }) => claims.length > 0);
  const write = (key: string, contents: readonly Parameters<typeof buildClaimAcknowledgement277>[0][]) =>
    writeAnswer(seed, interchange, date, {
      ...{ identifier: '277', functionalCode: 'HN', version: '005010X214', key },
      bodies: contents.map(buildClaimAcknowledgement277),
    });
  if (filled.length === 0) return [];
  const payerIdOf = ({ desk }: JudgedClaim) => desk.policy.payerId;
  const payerIds = [...new Set(filled.flatMap(({ claims }) => claims.map(payerIdOf)))].sort();
  const ofPayers = payerIds.map((payerId) => {
    const parts = filled.map(({ set, claims }) => ({
      set,
      claims: claims.filter((claim) => payerIdOf(claim) === payerId),
    }));
    const named = parts.filter(({ claims }) => claims.length > 0);
    return write(
      payerId,
      named.map(({ set, claims }) => buildPayerAcknowledgement(seed, set, claims, date)),
    );
  });
  const ofClearinghouse = filled.map(({ set, claims }) =>
    buildClearinghouseAcknowledgement(seed, set, claims, date),
  );
  return [write('', ofClearinghouse), ...ofPayers];
}

function writeRemittances(
  seed: string,
  interchange: Interchange,
  desks: readonly DeskClaim[],
  { date, behaviour, features }: Pick<AnswerOptions, 'date' | 'features'> & { behaviour: PayerBehaviour },
): Uint8Array[] {
  const setting = {
    seed,
    date,
    behaviour,
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
