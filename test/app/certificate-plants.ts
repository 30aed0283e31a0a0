import type {
  BalanceCertificate,
  CertificatePart,
  CertifiedPayment,
} from '../../schemas/balance-certificate.js';
import { addCents, type Cents, cents } from '../../schemas/money.js';
import type { CertificateRecord } from '../../src/app/records/certificate-records.js';

/** A file with the certificate of its one set. */
export interface Certified {
  readonly bytes: Buffer;
  readonly certificate: CertificateRecord;
  readonly parts: readonly CertificatePart[];
}

const plus = (amount: Cents) => addCents(amount, cents(100));

function withPayment(
  certified: Certified,
  change: (payment: CertifiedPayment) => CertifiedPayment,
): Certified {
  const [part] = certified.parts;
  const [first, ...rest] = part!.payments;
  return { ...certified, parts: [{ ...part!, payments: [change(first!), ...rest] }] };
}

function withHead(certified: Certified, change: Partial<BalanceCertificate>): Certified {
  return { ...certified, certificate: { ...certified.certificate, ...change } };
}

function withBytes(certified: Certified, from: string, to: string): Certified {
  return { ...certified, bytes: Buffer.from(certified.bytes.toString().replace(from, to)) };
}

const CAS = /^CAS at byte \d+ is 31\.00 in the file, 30\.00 in the certificate$/;

/** What is changed, how, and what is told first. */
export const CERTIFICATE_PLANTS: readonly (readonly [string, (whole: Certified) => Certified, RegExp])[] = [
  [
    'an amount of a CLP',
    (whole) => withPayment(whole, ([at, charge, paid, ...rest]) => [at, charge, plus(paid), ...rest]),
    /^CLP04 at byte \d+ is 120\.00 in the file, 121\.00 in the certificate$/,
  ],
  [
    'an offset of a CLP',
    (whole) => withPayment(whole, ([at, ...rest]) => [at + 1, ...rest]),
    /^the CLP at byte \d+ is in no term$/,
  ],
  [
    'an offset before the CLP',
    (whole) => withPayment(whole, ([at, ...rest]) => [at - 1, ...rest]),
    /^no CLP begins at byte \d+$/,
  ],
  [
    'a CAS that is left out',
    (whole) =>
      withPayment(whole, ([at, charge, paid, isReadable, cas, [line], failed]) => [
        ...([at, charge, paid, isReadable, cas] as const),
        [[line![0], line![1], line![2], []]],
        failed,
      ]),
    /^the CAS at byte \d+ is in no term$/,
  ],
  ['a byte of a CAS', (whole) => withBytes(whole, 'CAS*CO*45*30', 'CAS*CO*45*31'), CAS],
  [
    'a byte of BPR02',
    (whole) => withBytes(whole, 'BPR*I*201.75', 'BPR*I*201.76'),
    /^BPR02 at byte \d+ is 201\.76 in the file, 201\.75 in the certificate$/,
  ],
  [
    'a byte that makes an amount none',
    (whole) => withBytes(whole, '*1*150*120*', '*1*150*1x0*'),
    /^CLP04 at byte \d+ is no amount in the file$/,
  ],
  ['a byte of an identifier', (whole) => withBytes(whole, 'PLB*', 'PLX*'), /^no PLB begins at byte \d+$/],
  [
    'a PLB that is left out',
    (whole) => withHead(whole, { providerAdjustments: [] }),
    /^the PLB at byte \d+ is in no term$/,
  ],
  [
    'claim payments that the file has more of',
    (whole) => ({
      ...whole,
      parts: [{ ...whole.parts[0]!, payments: whole.parts[0]!.payments.slice(0, 1) }],
    }),
    /^the CLP at byte \d+ is in no term$/,
  ],
  [
    'a verdict',
    (whole) =>
      withPayment(
        whole,
        ([...terms]) => [...(terms.slice(0, 6) as never), [['claim', 0, cents(1)]]] as never,
      ),
    /^claim payment 1 has another verdict than its terms$/,
  ],
  ['a sum', (whole) => withHead(whole, { computed: cents(1) }), /^claim payments less .* another amount$/],
  ['a difference', (whole) => withHead(whole, { difference: cents(1) }), /^the difference is another one$/],
];
