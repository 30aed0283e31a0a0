import type { TransactionSet } from '../../edi/x12/parse-x12.js';
import { setsOf } from './sets-of.js';

/** What may happen to a segment: its place among the others, and what is done to it. */
export type Damage = readonly [where: number, kind: 'drop' | 'twice' | 'swap' | 'empty'];

/** The set of a file of one set, with segments between BHT and SE dropped, doubled, moved or emptied. */
export function damagedSet(text: string, identifier: string, damage: readonly Damage[]): TransactionSet {
  const segments = text.trimEnd().replace(/~$/, '').split('~\n');
  for (const [where, kind] of damage) {
    const at = 4 + (where % (segments.length - 8));
    const [segment] = segments.splice(at, 1) as [string];
    if (kind === 'twice') segments.splice(at, 0, segment, segment);
    else if (kind === 'swap') segments.splice(at + 1, 0, segment);
    else if (kind === 'empty') segments.splice(at, 0, segment.split('*')[0]!);
  }
  return setsOf(Buffer.from(`${segments.join('~\n')}~`), identifier)[0]!;
}
