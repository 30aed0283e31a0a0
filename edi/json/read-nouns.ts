import type { Claim } from '../../schemas/claim.js';
import type { ClaimAcknowledgement } from '../../schemas/claim-acknowledgement.js';
import type { ClaimStatusInquiry, ClaimStatusResponse } from '../../schemas/claim-status.js';
import type { EligibilityInquiry, EligibilityResponse } from '../../schemas/eligibility.js';
import { type Issue, issue } from '../../schemas/issue.js';
import type { RemittanceAdvice } from '../../schemas/remittance-advice.js';
import {
  type Acknowledgement999,
  readAcknowledgement999,
} from '../acknowledgements/read-acknowledgement-999.js';
import { readClaimAcknowledgement277 } from '../acknowledgements/read-claim-acknowledgement-277.js';
import { readClaimBatch } from '../claim-837/read-claim-batch.js';
import { readClaimStatusInquiry } from '../claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../claim-status/read-claim-status-response.js';
import { readEligibilityInquiry } from '../eligibility/read-eligibility-inquiry.js';
import { readEligibilityResponse } from '../eligibility/read-eligibility-response.js';
import { present } from '../present.js';
import { readRemittanceAdvice } from '../remittance-835/read-remittance-advice.js';
import { parseX12, type TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';

/** What a set says as a noun, and what was found while reading it. */
export interface SetNouns {
  readonly identifier: string;
  readonly controlNumber: string;
  readonly version: string;
  readonly remittanceAdvice?: RemittanceAdvice;
  readonly claims?: readonly Claim[];
  readonly acknowledgement?: Acknowledgement999;
  readonly claimAcknowledgement?: ClaimAcknowledgement;
  readonly claimStatusInquiry?: ClaimStatusInquiry;
  readonly claimStatus?: ClaimStatusResponse;
  readonly eligibilityInquiry?: EligibilityInquiry;
  readonly eligibility?: EligibilityResponse;
  readonly issues: readonly Issue[];
}

export interface FileNouns {
  readonly sets: readonly SetNouns[];
  /** Of the file, its envelopes and segments; the guides are not asked. */
  readonly issues: readonly Issue[];
}

/** The sets of a file as the nouns that they are about: claims, remittances, acknowledgements, inquiries and answers. */
export function readNouns(bytes: Uint8Array): FileNouns {
  const { interchanges, issues } = parseX12(bytes);
  const groups = interchanges.flatMap((interchange) => interchange.groups);
  const sets = groups.flatMap((group) => group.sets);
  return {
    sets: sets.map((set) => {
      const { issues: found, ...noun } = readNoun(set);
      const { identifier, controlNumber, version } = set;
      return { identifier, controlNumber, version, ...noun, issues: [...set.issues, ...found] };
    }),
    issues: [
      ...issues,
      ...interchanges.flatMap((each) => each.issues),
      ...groups.flatMap((each) => each.issues),
    ],
  };
}

type Noun = Omit<SetNouns, 'identifier' | 'controlNumber' | 'version'>;

/** By ST01, or by ST01 and ST03 where several guides share an ST01. */
const READERS: Readonly<Record<string, (set: TransactionSet) => Noun>> = {
  '270': (set) => {
    const { inquiry, issues } = readEligibilityInquiry(set);
    return present({ eligibilityInquiry: inquiry, issues });
  },
  '271': (set) => {
    const { response, issues } = readEligibilityResponse(set);
    return present({ eligibility: response, issues });
  },
  '276': (set) => {
    const { inquiry, issues } = readClaimStatusInquiry(set);
    return present({ claimStatusInquiry: inquiry, issues });
  },
  '277 005010X212': (set) => {
    const { response, issues } = readClaimStatusResponse(set);
    return present({ claimStatus: response, issues });
  },
  '277 005010X214': (set) => {
    const { acknowledgement, issues } = readClaimAcknowledgement277(set);
    return present({ claimAcknowledgement: acknowledgement, issues });
  },
  '835': (set) => {
    const { advice, issues } = readRemittanceAdvice(set);
    return present({ remittanceAdvice: advice, issues });
  },
  '837': (set) => {
    const { claims, issues } = readClaimBatch(set);
    return { claims, issues };
  },
  '997': (set) => present({ acknowledgement: readAcknowledgement999(set), issues: [] }),
  '999': (set) => present({ acknowledgement: readAcknowledgement999(set), issues: [] }),
};

function readNoun(set: TransactionSet): Noun {
  const read = READERS[`${set.identifier} ${set.version}`] ?? READERS[set.identifier];
  if (read) return read(set);
  return { issues: [issue('json.no-noun', placeOf(set.segments[0]!), { set: set.identifier })] };
}
