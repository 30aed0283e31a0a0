import type { Issue } from '../../../schemas/issue.js';
import { checkGroupRecipient, checkRecipient } from '../outline/check-recipient.js';
import { type OutlinedSet, readOutline } from '../outline/read-outline.js';
import type { Records } from '../ports.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import type { SetContent } from './place-remittance.js';

/** A remittance of a kept file again: by its content, or by its place among the sets that were read. */
export async function findSet(
  records: Records,
  fileId: string,
  wanted: { readonly setHash?: string; readonly ordinal?: number },
): Promise<SetContent | undefined> {
  const sets = await readSets(records, fileId);
  const found = sets.find(
    ({ remittance }, index) =>
      remittance &&
      (wanted.ordinal === undefined || index + 1 === wanted.ordinal) &&
      (wanted.setHash === undefined || remittance.judged.setHash === wanted.setHash),
  );
  const remittance = found?.remittance;
  return remittance && { remittance, chunks: (own, byteOffset) => own.files.readFrom(fileId, byteOffset) };
}

/** In the order in which they were numbered: what a faulty envelope encloses has no number. */
async function readSets(records: Records, fileId: string): Promise<OutlinedSet[]> {
  const partner = (await findPracticeSettings(records))?.tradingPartner;
  const file = await readOutline(records.files.readFrom(fileId, 0), () => false);
  if (hasError(file.issues)) return [];
  return file.interchanges
    .filter((each) => !hasError([...each.issues, ...checkRecipient(each, partner)]))
    .flatMap(({ groups }) => groups)
    .filter((group) => !hasError([...group.issues, ...checkGroupRecipient(group, partner)]))
    .flatMap(({ sets }) => sets);
}

function hasError(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}
