import { placeOf } from '../../../edi/x12/place-of.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { TradingPartner } from '../../../schemas/practice.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { OutlinedInterchange } from '../outline/read-outline.js';

/**
 * Keeps the number of an interchange (ISA13) and tells whether its sender has used it in a file before. X12 lets
 * numbers come again, and many senders begin anew; only of a partner whose numbers are said to be unique is such an
 * interchange refused (TA1 note code 025), and what is refused is not kept.
 */
export async function noteInterchange(
  context: AppContext,
  actor: Actor,
  kept: { readonly fileId: string; readonly partner: TradingPartner | undefined },
  { header, ordinal }: Pick<OutlinedInterchange, 'header'> & { readonly ordinal: number },
): Promise<Outcome<readonly Issue[]>> {
  const { fileId, partner } = kept;
  const senderId = header.element(6).trimEnd();
  const interchange = {
    ...{ fileId, ordinal, senderId },
    senderQualifier: header.element(5),
    controlNumber: header.element(13),
  };
  const isUnique = partner?.uniqueInterchangeNumbers === true && senderId === partner.receiverId;
  const act = { action: 'file.receive', objectType: 'file', objectId: fileId } as const;
  return context.unitOfWork.run(actor, act, async (records) => {
    // Two files with one number that arrive together must see each other.
    if (isUnique) await records.counters.next('interchange');
    const earlier = await records.files.findInterchange(interchange);
    if (earlier !== undefined && isUnique) return done([tell(header, earlier, 'error')]);
    await records.files.noteInterchange(interchange);
    return done(earlier === undefined ? [] : [tell(header, earlier, 'warning')]);
  });
}

function tell(header: OutlinedInterchange['header'], file: string, severity: Issue['severity']): Issue {
  const found = issue('intake.repeated-interchange', placeOf(header, 13), { file }, severity);
  return severity === 'error' ? { ...found, syntaxErrorCode: '025' } : found;
}
