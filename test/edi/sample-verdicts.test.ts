import { readClaimStatusResponse } from '../../edi/claim-status/read-claim-status-response.js';
import { readEligibilityResponse } from '../../edi/eligibility/read-eligibility-response.js';
import type { AnsweredClaim, ClaimStatusResponse } from '../../schemas/claim-status.js';
import { classifyClaimAnswer } from '../../schemas/classify-claim-answer.js';
import { classifyEligibility } from '../../schemas/classify-eligibility.js';
import type { EligibilityResponse } from '../../schemas/eligibility.js';
import { formatCents } from '../../schemas/money.js';
import { readSampleFiles } from '../support/sample-files.js';
import { setsOf } from './sets-of.js';

/** What each sample says, by the first 16 digits of the SHA-256 of its bytes; looked at in the samples themselves. */
const VERDICTS: Readonly<Record<string, readonly string[]>> = {
  '04b5107e4050f59b': ['all error'],
  '04f92082580df12f': ['active, co-pays 10.00 30.00'],
  '21a29566c7f0da9e': ['claim pending', 'claim paid 7599.00', 'claim denied 0.00'],
  '2a4f2795bd76a0aa': ['not verified, 2100B 50'],
  '327102e4b4e805f4': ['active, co-pays 10.00 30.00'],
  '58c0d23b54ba0b7d': ['claim pending', 'all error'],
  '68e8d950e7ce00be': ['active, co-pays 10.00 30.00'],
  '856e000d591ef3fb': ['claim denied 0.00'],
  '8f07edb8595c6fa4': ['active'],
  a1dc7e8a40b5f785: ['active, co-pays 10.00 30.00'],
  a603677d1da76c30: ['claim pending'],
  a75e6898669f5ba7: ['not verified, 2100B 50'],
};

/** `claim paid 7599.00`, or `all error` for a level that is answered as a whole. */
function statusVerdicts({ payers }: ClaimStatusResponse): string[] {
  const claimVerdict = (claim: AnsweredClaim) => {
    const { outcome, paymentAmount } = classifyClaimAnswer(claim);
    return `claim ${outcome}${paymentAmount === undefined ? '' : ` ${formatCents(paymentAmount)}`}`;
  };
  const whole = (level: Parameters<typeof classifyClaimAnswer>[0]) =>
    level.statuses.length === 0 ? [] : [`all ${classifyClaimAnswer(level).outcome}`];
  return payers
    .flatMap(({ receivers }) => receivers)
    .flatMap((receiver) => [
      ...whole(receiver),
      ...receiver.providers.flatMap((provider) => [
        ...whole(provider),
        ...provider.subscribers.flatMap((subscriber) =>
          [subscriber, ...subscriber.dependents].flatMap(({ claims }) => claims.map(claimVerdict)),
        ),
      ]),
    ]);
}

/** `active, co-pays 10.00 30.00` on the day of the answer, for an office visit. */
function eligibilityVerdicts(response: EligibilityResponse): string[] {
  return classifyEligibility(response, response.createdDate!, '98').map(({ verdict, coPays, rejections }) =>
    [
      verdict,
      ...(coPays.length === 0
        ? []
        : [`co-pays ${coPays.map(({ amount }) => formatCents(amount!)).join(' ')}`]),
      ...rejections.map(({ loop, reasonCode }) => `${loop} ${reasonCode}`),
    ].join(', '),
  );
}

function verdictsOf(bytes: Uint8Array): string[] {
  const answers = setsOf(bytes, '277').filter(({ version }) => version === '005010X212');
  return [
    ...answers.flatMap((set) => statusVerdicts(readClaimStatusResponse(set).response!)),
    ...setsOf(bytes, '271').flatMap((set) => eligibilityVerdicts(readEligibilityResponse(set).response!)),
  ];
}

const samples = readSampleFiles();

describe('the list of verdicts', () => {
  it('names files by hash', () => {
    expect(Object.keys(VERDICTS).every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    expect(Object.values(VERDICTS).every((verdicts) => verdicts.length > 0)).toBe(true);
  });
});

if (samples.length > 0) {
  it('says of the 277 and 271 samples that others wrote what was looked at', () => {
    const found = samples
      .map(({ hash, bytes }) => [hash, verdictsOf(bytes)] as const)
      .filter(([, verdicts]) => verdicts.length > 0);
    expect(Object.fromEntries(found)).toEqual(VERDICTS);
  });
}
