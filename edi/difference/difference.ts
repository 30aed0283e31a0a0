/** One thing that two claims or remittances do not say alike. */
export interface Difference {
  readonly subject: DifferenceSubject;
  /** From the subject to what differs, in words: `line 2`, `charge`. Empty for the subject itself. */
  readonly steps: readonly string[];
  /** `added`: only in the second file. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** As people read them: amounts as dollars. */
  readonly from?: string;
  readonly to?: string;
}

/** A claim or claim payment by its patient control number, or a payment by its trace number. */
export interface DifferenceSubject {
  readonly kind: 'claim' | 'claim payment' | 'payment';
  readonly number: string;
}

/** `claim C1001: line 2, charge: 100.00 -> 120.00`. It names values: for the screen of somebody who may see them. */
export function renderDifference({ subject, steps, kind, from = '', to = '' }: Difference): string {
  const of = `${subject.kind} ${subject.number}`;
  if (steps.length === 0) return `${of}: ${kind === 'added' ? 'only in the second' : 'only in the first'}`;
  const what = `${of}: ${steps.join(', ')}`;
  if (kind === 'changed') return `${what}: ${from || 'nothing'} -> ${to || 'nothing'}`;
  return `${what} ${kind}: ${kind === 'added' ? to : from}`;
}
