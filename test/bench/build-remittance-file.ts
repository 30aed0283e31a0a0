import { buildClaimInterchange, type ClaimSubmission } from '../../edi/claim-837/build-claim-interchange.js';
import { type ReceivedClaim, readClaims837 } from '../../edi/claim-837/read-claims-837.js';
import { buildRemittanceAdvice } from '../../edi/remittance-835/build-remittance-advice.js';
import { type Interchange, parseX12 } from '../../edi/x12/parse-x12.js';
import { type Written, writeX12 } from '../../edi/x12/write-x12.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import { renderIssue } from '../../schemas/issue.js';
import type { ClaimPayment } from '../../schemas/remittance-advice.js';
import { adjudicateClaim } from '../../src/simulator/payer/adjudicate-claim.js';
import { buildRemittance } from '../../src/simulator/payer/build-remittance.js';
import { DEFAULT_BEHAVIOUR } from '../../src/simulator/payer/payer-behaviour.js';
import { findPayerPolicy } from '../../src/simulator/payer/payer-policy.js';
import { writeAnswer } from '../../src/simulator/payer/write-answer.js';

const SEED = 'bench';
const PAID_ON = '2026-02-02' as CalendarDate;

/** The envelope in which the clinic's claims are sent, whoever builds them. */
export function submissionOf(claims: readonly ProfessionalClaim[]): ClaimSubmission {
  return {
    claims,
    submitter: { name: 'ELLERY', id: 'ELLERYFM', contactName: 'BILLING', contactPhone: '6145550140' },
    receiver: { name: 'SIMULATED CLEARINGHOUSE', id: 'SIMULATEDCH' },
    sender: { id: 'ELLERYFM' },
    recipient: { id: 'SIMULATEDCH' },
    reference: '1',
    date: '20260105',
    time: '0900',
    interchangeControlNumber: '000000001',
    groupControlNumber: '1',
    usage: 'T',
    acknowledgementRequested: false,
  };
}

/** The bytes of what must have been written. */
export function bytesOf(written: Written): Uint8Array {
  if ('done' in written) return written.done;
  throw new Error(written.refused.issues.map(renderIssue).join('; '));
}

/** The payer's desk: the claims as it receives them, and its answers. */
export class RemittanceFiles {
  readonly #interchange: Interchange;
  readonly #claims: readonly ReceivedClaim[];

  constructor(claims: readonly ProfessionalClaim[]) {
    const { interchanges } = parseX12(bytesOf(writeX12([buildClaimInterchange(submissionOf(claims))])));
    this.#interchange = interchanges[0]!;
    this.#claims = this.#interchange.groups.flatMap(({ sets }) => sets.flatMap(readClaims837));
  }

  /** One set that answers each claim once. */
  buildOneSet(): Uint8Array {
    return this.#write(this.#claims.map((claim) => adjudicate(claim)));
  }

  #write(claimPayments: readonly ClaimPayment[]): Uint8Array {
    const claim = this.#claims[0]!;
    const party = { policy: policyOf(claim), payee: claim.billingProvider, date: PAID_ON };
    const body = buildRemittanceAdvice(buildRemittance(SEED, { ...party, claimPayments, adjustments: [] }));
    const content = { identifier: '835', functionalCode: 'HP', version: '005010X221A1', key: '' } as const;
    return writeAnswer(SEED, this.#interchange, PAID_ON, { ...content, bodies: [body] });
  }
}

function adjudicate(claim: ReceivedClaim): ClaimPayment {
  const desk = { claim, policy: policyOf(claim), priorShares: new Map(), receivedDate: PAID_ON };
  return adjudicateClaim(desk, { seed: SEED, behaviour: DEFAULT_BEHAVIOUR });
}

function policyOf({ payer, claimFilingCode }: ReceivedClaim) {
  return findPayerPolicy(SEED, payer, claimFilingCode);
}
