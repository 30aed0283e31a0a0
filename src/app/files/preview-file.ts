import { done, type Outcome } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { PostedRemittance } from '../remittances/post-remittance.js';
import { PreviewRecorder, type RecordedUnit } from './preview-recorder.js';
import { type IncomingFile, type ReceivedFile, receiveFile } from './receive-file.js';

/** A set with everything that posting it would write. */
export interface PreviewedRemittance extends PostedRemittance {
  readonly written: RecordedUnit;
}

export interface FilePreview extends Pick<ReceivedFile, 'name' | 'kind' | 'result' | 'issues'> {
  readonly remittances: readonly PreviewedRemittance[];
  /** What the acknowledgements of the file would move, each with what it says. */
  readonly acknowledgements: readonly (ReceivedFile['acknowledgements'][number] & {
    readonly written: RecordedUnit;
  })[];
}

/**
 * What would become of a file, entry by entry, and nothing of it done: the file is received as ever, its sets one
 * after another, in a transaction that is rolled back. Only an audit row says that somebody has asked.
 */
export async function previewFile(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
): Promise<Outcome<FilePreview>> {
  const act = { action: 'file.preview', objectType: 'file' } as const;
  return context.unitOfWork.preview(actor, act, async (unitOfWork) => {
    const recorder = new PreviewRecorder(unitOfWork);
    const received = await receiveFile({ ...context, unitOfWork: recorder }, actor, file);
    if ('refused' in received) return received;
    const { name, kind, result, issues, remittances, acknowledgements } = received.done;
    const sets = recorder.units.filter(({ act: { action } }) => action === 'remittance.post');
    const answers = recorder.units.filter(({ act: { action } }) => action === 'acknowledgement.apply');
    return done({
      ...{ name, kind, result, issues },
      remittances: remittances.map((each, index) => ({ ...each, written: sets[index]! })),
      acknowledgements: acknowledgements.map((each, index) => ({ ...each, written: answers[index]! })),
    });
  });
}
