import type { Interchange } from '../../../edi/x12/parse-x12.js';
import type { SegmentData } from '../../../edi/x12/segment.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import { type CalendarDate, formatX12Date } from '../../../schemas/calendar-date.js';
import { renderIssue } from '../../../schemas/issue.js';
import { createRandom } from '../create-random.js';

export interface AnswerContent {
  readonly identifier: '835' | '999';
  readonly functionalCode: 'HP' | 'FA';
  readonly version: string;
  /** What tells this answer from every other one; its control numbers come of it. */
  readonly key: string;
  /** The segments between ST and SE of each set. */
  readonly bodies: readonly (readonly SegmentData[])[];
}

/** Writes an answer to an interchange, sender and receiver changed about; its control numbers made of its key. */
export function writeAnswer(
  seed: string,
  { header, groups }: Interchange,
  date: CalendarDate,
  { identifier, functionalCode, version, key, bodies }: AnswerContent,
): Uint8Array {
  const random = createRandom(`${seed}/answer/${header.element(13)}/${identifier}/${key}`);
  const own = groups[0]!.header;
  const day = formatX12Date(date);
  const written = writeX12([
    {
      senderQualifier: header.element(7),
      senderId: header.element(8).trimEnd(),
      receiverQualifier: header.element(5),
      receiverId: header.element(6).trimEnd(),
      date: day.slice(2),
      time: '1200',
      controlNumber: random.digits(9),
      usage: header.element(15) === 'P' ? 'P' : 'T',
      groups: [
        {
          functionalCode,
          senderCode: own.element(3),
          receiverCode: own.element(2),
          date: day,
          time: '1200',
          controlNumber: String(random.between(1, 999_999_999)),
          version,
          sets: bodies.map((segments, index) => ({
            identifier,
            controlNumber: String(index + 1).padStart(4, '0'),
            segments,
          })),
        },
      ],
    },
  ]);
  if ('done' in written) return written.done;
  throw new Error(written.refused.issues.map(renderIssue).join('; '));
}
