import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import type { PlannedDenial } from '../../../schemas/remittance-records.js';
import type { SignedWaiver } from '../../../schemas/signed-waiver.js';

/** A denial that a waiver is to shift to the patient, with what of the claim and the payer that takes. */
export interface WaivedDenial {
  readonly denial: Pick<PlannedDenial, 'groupCode' | 'reasonCode' | 'denialClass' | 'lineControlNumber'>;
  readonly lines: readonly WaivedLine[];
  readonly payer: {
    /** SBR09: MA and MB are Medicare. */
    readonly claimFilingCode?: string;
    readonly acceptsWaivers?: boolean;
  };
}

export interface WaivedLine {
  readonly lineControlNumber: string;
  readonly serviceDate: CalendarDate;
  readonly modifiers: readonly string[];
}

/** Provider liable, and payer-initiated: of the others PR is the patient's anyway, and OA nobody's. */
const WAIVABLE_GROUPS = ['CO', 'PI'];

/** What a patient can agree to pay for. Faults of the claim, bundling and price rules stay with whoever billed. */
const WAIVABLE_CLASSES = ['medical', 'non-covered', 'coverage'];

const MEDICARE = ['MA', 'MB'];

/** GA: notice required by the payer, GX: voluntary notice; GZ: none is on file. */
const NOTICE_MODIFIERS = ['GA', 'GX'];
const NO_NOTICE = 'GZ';

/**
 * Why a signed waiver does not let the patient be billed: the denial is none that it can shift, the payer does not allow
 * it, it names other services, it was signed after one of them, or the claim itself says otherwise. None where it does.
 */
export function checkWaiver(waiver: SignedWaiver, subject: WaivedDenial): Issue | undefined {
  const { groupCode, reasonCode, denialClass, lineControlNumber } = subject.denial;
  if (!WAIVABLE_GROUPS.includes(groupCode)) return issue('approval.waiver-group', {}, { groupCode });
  if (!WAIVABLE_CLASSES.includes(denialClass)) {
    return issue('approval.waiver-class', {}, { reason: `${groupCode}-${reasonCode}`, denialClass });
  }
  const lines = subject.lines.filter(
    (line) => lineControlNumber === undefined || line.lineControlNumber === lineControlNumber,
  );
  return checkPayer(waiver, subject) ?? checkLines(waiver, subject, lines) ?? checkModifiers(subject, lines);
}

function isMedicare({ payer: { claimFilingCode = '' } }: WaivedDenial): boolean {
  return MEDICARE.includes(claimFilingCode);
}

function checkPayer({ notice }: SignedWaiver, subject: WaivedDenial): Issue | undefined {
  const wanted = isMedicare(subject) ? 'abn' : 'waiver';
  if (notice !== wanted) return issue('approval.waiver-notice', {}, { notice, wanted });
  const isAllowed = isMedicare(subject) || subject.payer.acceptsWaivers === true;
  return isAllowed ? undefined : issue('approval.waiver-payer');
}

/** Everything that was denied has to be named, and to have come after the signature. */
function checkLines(
  { lines: named, signedOn }: SignedWaiver,
  { lines: all }: WaivedDenial,
  denied: readonly WaivedLine[],
): Issue | undefined {
  const known = new Set(all.map((line) => line.lineControlNumber));
  const strange = named.find((line) => !known.has(line));
  if (strange !== undefined) return issue('approval.waiver-no-line', {}, { line: strange });
  const missing = denied.find(({ lineControlNumber }) => !named.includes(lineControlNumber));
  if (missing) return issue('approval.waiver-other-lines', {}, { line: missing.lineControlNumber });
  const late = denied.find(({ serviceDate }) => signedOn > serviceDate);
  return late && issue('approval.waiver-too-late', {}, { signedOn, serviceDate: late.serviceDate });
}

/** Of Medicare the claim has to have said that the notice is on file; of nobody that it is not. */
function checkModifiers(subject: WaivedDenial, denied: readonly WaivedLine[]): Issue | undefined {
  for (const { lineControlNumber: line, modifiers } of denied) {
    if (modifiers.includes(NO_NOTICE)) return issue('approval.waiver-denied-by-claim', {}, { line });
    const isSaid = modifiers.some((modifier) => NOTICE_MODIFIERS.includes(modifier));
    if (isMedicare(subject) && !isSaid) return issue('approval.waiver-not-billed', {}, { line });
  }
  return undefined;
}
