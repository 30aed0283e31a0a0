import { addressEdits } from './address-edits.js';
import { amountEdits } from './amount-edits.js';
import { coverageEdits } from './coverage-edits.js';
import { dateEdits } from './date-edits.js';
import { diagnosisEdits } from './diagnosis-edits.js';
import type { Edit } from './edit.js';
import { headerEdits } from './header-edits.js';
import { lineEdits } from './line-edits.js';
import { personEdits } from './person-edits.js';
import { pointerEdits } from './pointer-edits.js';
import { procedureEdits } from './procedure-edits.js';
import { providerEdits } from './provider-edits.js';
import { textEdits } from './text-edits.js';

/** Every edit that runs on a professional claim, in the order in which its findings are listed. */
export const EDIT_CATALOG: readonly Edit[] = [
  ...headerEdits,
  ...amountEdits,
  ...providerEdits,
  ...coverageEdits,
  ...personEdits,
  ...addressEdits,
  ...diagnosisEdits,
  ...lineEdits,
  ...procedureEdits,
  ...pointerEdits,
  ...dateEdits,
  ...textEdits,
];
