import { SegmentWalk } from '../../../edi/x12/segment-walk.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';

/** A segment of a stored file as it was sent, without its terminator. */
export interface FileSegment {
  readonly byteOffset: number;
  readonly text: string;
}

/** Segments that are shown from the one that was asked for on. */
const SHOWN = 5;

/** Looked at for them; a longer segment is told as none. */
const LONGEST = 65_536;

/** What stands in a file at a byte offset: the segment that begins there, and some behind it. */
export async function readSegments(
  context: AppContext,
  actor: Actor,
  fileId: string,
  byteOffset: number,
): Promise<Outcome<readonly FileSegment[]>> {
  const act = { action: 'file.read', objectType: 'file', objectId: fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    const delimiters = await findDelimiters(records, fileId, byteOffset);
    if (!delimiters) return refused('unknown', []);
    const walk = new SegmentWalk(delimiters, byteOffset);
    const segments: FileSegment[] = [];
    let left = LONGEST;
    for await (const piece of records.files.readFrom(fileId, byteOffset)) {
      for (const found of walk.push(piece.subarray(0, left))) {
        const text = Buffer.from(found.elements.join(delimiters.element), 'latin1').toString();
        if (segments.length < SHOWN) segments.push({ byteOffset: found.byteOffset, text });
      }
      left -= piece.length;
      if (segments.length >= SHOWN || left <= 0) break;
    }
    if (segments[0]?.byteOffset !== byteOffset) return refused('unknown', []);
    records.audit.count({ segments: segments.length });
    return done(segments);
  });
}

/** Those of the 835 set in which the byte stands, by its certificate. */
async function findDelimiters(records: Records, fileId: string, byteOffset: number) {
  const certificates = await records.certificates.find({ fileId });
  const before = certificates.filter(({ payment }) => payment !== undefined && payment[0] <= byteOffset);
  return before.at(-1)?.delimiters;
}
