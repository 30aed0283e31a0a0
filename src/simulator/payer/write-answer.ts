import { buildTa1 } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import type { Interchange } from '../../../edi/x12/parse-x12.js';
import type { SegmentData } from '../../../edi/x12/segment.js';
import { type InterchangeData, writeX12 } from '../../../edi/x12/write-x12.js';
import { type CalendarDate, formatX12Date } from '../../../schemas/calendar-date.js';
import { renderIssue } from '../../../schemas/issue.js';
import { createRandom, type Random } from '../create-random.js';

export interface AnswerContent {
  readonly identifier: '835' | '999' | '277';
  readonly functionalCode: 'HP' | 'FA' | 'HN';
  readonly version: string;
  /** What tells this answer from every other one; its control numbers come of it. */
  readonly key: string;
  /** The segments between ST and SE of each set. */
  readonly bodies: readonly (readonly SegmentData[])[];
}

const TIME = '1200';

/** Writes an answer to an interchange, sender and receiver changed about; its control numbers made of its key. */
export function writeAnswer(
  seed: string,
  interchange: Interchange,
  date: CalendarDate,
  { identifier, functionalCode, version, key, bodies }: AnswerContent,
): Uint8Array {
  const random = createAnswerRandom(seed, interchange, `${identifier}/${key}`);
  const own = interchange.groups[0]!.header;
  const controlNumber = random.digits(9);
  const group = {
    functionalCode,
    senderCode: own.element(3),
    receiverCode: own.element(2),
    date: formatX12Date(date),
    time: TIME,
    controlNumber: String(random.between(1, 999_999_999)),
    version,
    sets: bodies.map((segments, index) => ({
      identifier,
      controlNumber: String(index + 1).padStart(4, '0'),
      segments,
    })),
  };
  return write({ ...buildEnvelope(interchange, date, controlNumber), groups: [group] });
}

/** A TA1 that accepts the interchange, in an interchange without a group. */
export function writeInterchangeAnswer(
  seed: string,
  interchange: Interchange,
  date: CalendarDate,
): Uint8Array {
  const { header } = interchange;
  const told = buildTa1({
    interchangeControlNumber: header.element(13),
    date: header.element(9),
    time: header.element(10),
    code: 'A',
    noteCode: '000',
  });
  const controlNumber = createAnswerRandom(seed, interchange, 'TA1').digits(9);
  return write({ ...buildEnvelope(interchange, date, controlNumber), acknowledgements: [told], groups: [] });
}

function createAnswerRandom(seed: string, { header }: Interchange, key: string): Random {
  return createRandom(`${seed}/answer/${header.element(13)}/${key}`);
}

function buildEnvelope({ header }: Interchange, date: CalendarDate, controlNumber: string) {
  return {
    senderQualifier: header.element(7),
    senderId: header.element(8).trimEnd(),
    receiverQualifier: header.element(5),
    receiverId: header.element(6).trimEnd(),
    date: formatX12Date(date).slice(2),
    time: TIME,
    controlNumber,
    usage: header.element(15) === 'P' ? ('P' as const) : ('T' as const),
  };
}

function write(interchange: InterchangeData): Uint8Array {
  const written = writeX12([interchange]);
  if ('done' in written) return written.done;
  throw new Error(written.refused.issues.map(renderIssue).join('; '));
}
