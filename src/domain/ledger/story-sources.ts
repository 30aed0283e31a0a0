import type { StoryAnswer, StoryEntry, StorySource } from '../../../schemas/balance-story.js';
import { readGroupCode, readReasonCode } from '../../../schemas/codes/adjustment-reasons.js';
import type { Adjustment, ServicePayment, SourceRange } from '../../../schemas/remittance-advice.js';

/** The segments that a posting came from: the CAS of its code, else the SVC of its line, else the CLP. */
export function findStorySources(
  entry: Pick<StoryEntry, 'lineControlNumber' | 'groupCode' | 'reasonCode'>,
  answer: StoryAnswer,
): readonly StorySource[] {
  const { payment } = answer;
  const services = findServices(entry.lineControlNumber, answer);
  if (entry.reasonCode !== undefined) {
    const lists = entry.lineControlNumber === undefined ? [payment] : services;
    const own = findAdjustments(entry, lists);
    const all = own.length > 0 ? own : findAdjustments(entry, [payment, ...payment.services]);
    if (all.length > 0) return uniquePlaces(all).map((place) => buildSource(answer, 'CAS', place));
  }
  if (services.length > 0) return services.map(({ place }) => buildSource(answer, 'SVC03', place));
  return [buildSource(answer, 'CLP04', payment.place)];
}

/** Where something of an answer stands that moved no money. */
export function buildSource(answer: StoryAnswer, element: string, place: SourceRange): StorySource {
  const { remittanceId, fileId, setOrdinal, payment } = answer;
  const { byteOffset, byteLength } = place;
  const claimPaymentOrdinal = payment.ordinal;
  return { remittanceId, fileId, setOrdinal, claimPaymentOrdinal, element, byteOffset, byteLength };
}

function findServices(
  line: string | undefined,
  { payment, lineMatches }: StoryAnswer,
): readonly ServicePayment[] {
  return line === undefined ? [] : payment.services.filter(({ ordinal }) => lineMatches[ordinal] === line);
}

function findAdjustments(
  { groupCode, reasonCode }: Pick<StoryEntry, 'groupCode' | 'reasonCode'>,
  lists: readonly { readonly adjustments: readonly Adjustment[] }[],
): Adjustment[] {
  return lists
    .flatMap(({ adjustments }) => adjustments)
    .filter(
      (each) => readGroupCode(each.groupCode) === groupCode && readReasonCode(each.reasonCode) === reasonCode,
    );
}

function uniquePlaces(adjustments: readonly Adjustment[]): SourceRange[] {
  return [...new Map(adjustments.map(({ place }) => [place.byteOffset, place])).values()];
}
