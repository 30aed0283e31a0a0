import { readTa1 } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import { readClaimAcknowledgement277 } from '../../../edi/acknowledgements/read-claim-acknowledgement-277.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { AcknowledgedClaim, ClaimAcknowledgement } from '../../../schemas/claim-acknowledgement.js';
import { renderIssue } from '../../../schemas/issue.js';
import { checkAcknowledgementTotals } from '../../../src/domain/claims/check-acknowledgement-totals.js';
import { classifyClaimStatus } from '../../../src/domain/claims/classify-claim-status.js';
import { answer, paymentsOf, readAll } from '../read-answer.js';
import { buildClinicClaims, writeSubmission } from '../write-submission.js';

function readAnswers(files: readonly Uint8Array[]): ClaimAcknowledgement[] {
  return files.map((bytes) => {
    expect(validateInterchange(bytes).map(renderIssue)).toEqual([]);
    const [set] = parseX12(bytes).interchanges[0]!.groups[0]!.sets;
    const { acknowledgement, issues } = readClaimAcknowledgement277(set!);
    expect(issues).toEqual([]);
    expect(checkAcknowledgementTotals(acknowledgement!)).toEqual([]);
    return acknowledgement!;
  });
}

const claimsIn = (acknowledgements: readonly ClaimAcknowledgement[]): AcknowledgedClaim[] =>
  acknowledgements.flatMap(({ sources }) =>
    sources.flatMap(({ receivers }) =>
      receivers.flatMap(({ providers }) => providers.flatMap((provider) => provider.claims)),
    ),
  );
const numbersOf = (claims: readonly { patientControlNumber: string }[]) =>
  claims.map((claim) => claim.patientControlNumber).sort();
const outcomesOf = (claims: readonly AcknowledgedClaim[], outcome: string) =>
  claims.filter(({ statuses }) => classifyClaimStatus(statuses).outcome === outcome);

describe('the acknowledgements of a submission', () => {
  const claims = buildClinicClaims('payers', 200);
  const answered = answer(claims);
  const [clearinghouse, ...payers] = readAnswers(answered.claimAcknowledgements);
  const decided = claimsIn(payers);

  it('name every claim once by the clearinghouse and once by its payer', () => {
    expect(clearinghouse!.sources[0]!.name).toMatchObject({ entityCode: 'AY', identifier: 'SIMULATEDCH' });
    expect(clearinghouse!.sources[0]!.receivers[0]!.batchReference).toBe('1');
    const passedOn = claimsIn([clearinghouse!]);
    expect(outcomesOf(passedOn, 'accepted')).toHaveLength(claims.length);
    expect(numbersOf(passedOn)).toEqual(numbersOf(claims));
    expect(numbersOf(decided)).toEqual(numbersOf(claims));
    for (const payer of payers) expect(payer.sources[0]!.name.entityCode).toBe('PR');
    expect(payers.length).toBe(new Set(claims.map((claim) => claim.payer.payerId)).size);
  });

  it('send some back, and of these no payer pays any', () => {
    const [accepted, rejected] = [outcomesOf(decided, 'accepted'), outcomesOf(decided, 'rejected')];
    expect(accepted.length + rejected.length).toBe(claims.length);
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.length).toBeLessThan(claims.length * 0.1);
    expect(rejected.every((claim) => claim.payerControlNumber === undefined)).toBe(true);
    const paid = new Set(numbersOf(paymentsOf(readAll(answered))));
    expect(numbersOf(rejected).filter((number) => paid.has(number))).toEqual([]);
  });

  it('name the control number by which the 835 will call the claim', () => {
    const named = new Map(decided.map((claim) => [claim.patientControlNumber, claim.payerControlNumber]));
    const payments = paymentsOf(readAll(answered));
    expect(payments.map((each) => named.get(each.patientControlNumber))).toEqual(
      payments.map((each) => each.payerControlNumber),
    );
  });

  it('are the same bytes for the same seed', () => {
    expect(answer(claims).claimAcknowledgements).toEqual(answered.claimAcknowledgements);
    expect(answer(claims, { seed: 'other' }).claimAcknowledgements).not.toEqual(
      answered.claimAcknowledgements,
    );
  });

  it('bring a TA1 when the submission asks for one, and only then', () => {
    expect(answered.interchangeAcknowledgement).toBeUndefined();
    const interchange = writeSubmission(claims.slice(0, 2), '000000007', true);
    const { interchangeAcknowledgement } = answer([], { interchange });
    expect(validateInterchange(interchangeAcknowledgement!)).toEqual([]);
    const [read] = parseX12(interchangeAcknowledgement!).interchanges;
    expect(read!.groups).toEqual([]);
    expect(read!.acknowledgements.map(readTa1)).toEqual([
      {
        ...{ interchangeControlNumber: '000000007', date: '260105', time: '0900' },
        ...{ code: 'A', noteCode: '000' },
      },
    ]);
  });

  it('send back a claim whose lines do not make its total', () => {
    const text = Buffer.from(writeSubmission(claims.slice(0, 3))).toString('latin1');
    const broken = Buffer.from(text.replaceAll(/(~CLM\*[^*]+\*)[^*]+/g, '$199999'), 'latin1');
    const told = readAnswers(answer([], { interchange: broken }).claimAcknowledgements);
    const rejected = outcomesOf(claimsIn(told.slice(1)), 'rejected');
    expect(rejected.map(({ statuses }) => statuses[0]!.codes)).toEqual(
      [1, 2, 3].map(() => [{ category: 'A7', status: '178' }]),
    );
  });
});
