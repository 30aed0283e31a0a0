import { ACKNOWLEDGEMENTS } from './acknowledgements.js';
import { BALANCES } from './balances.js';
import { BANK } from './bank.js';
import { CLINIC_DECISIONS } from './clinic-decisions.js';
import { FILES } from './files.js';
import { LATER_PAYERS } from './later-payers.js';
import { LINES } from './lines.js';
import type { ClaimMisbehaviour, Misbehaviour } from './misbehaviour.js';
import { NAMES } from './names.js';
import { NEGATIVE_CYCLES } from './negative-cycles.js';
import { PATIENT_CREDITS } from './patient-credits.js';
import { PATIENTS } from './patients.js';
import { PROVIDER_ADJUSTMENTS } from './provider-adjustments.js';
import { REASONS } from './reasons.js';
import { REPEATED_ANSWERS } from './repeated-answers.js';
import { REVERSALS } from './reversals.js';
import { TAKEBACKS } from './takebacks.js';

/** The misbehaviours of one subject, under the title that docs/simulation.md gives it. */
export interface Chapter {
  readonly title: string;
  readonly misbehaviours: readonly Misbehaviour[];
}

export const CHAPTERS: readonly Chapter[] = [
  { title: 'Reversals and corrections', misbehaviours: REVERSALS },
  { title: 'Answers without a reversal', misbehaviours: REPEATED_ANSWERS },
  { title: 'Lines', misbehaviours: LINES },
  { title: 'Later payers', misbehaviours: LATER_PAYERS },
  { title: 'Reasons', misbehaviours: REASONS },
  { title: 'Claim numbers', misbehaviours: NAMES },
  { title: 'Claim payments that do not prove', misbehaviours: BALANCES },
  { title: 'Takebacks', misbehaviours: TAKEBACKS },
  { title: 'Negative cycles', misbehaviours: NEGATIVE_CYCLES },
  { title: 'Provider adjustments', misbehaviours: PROVIDER_ADJUSTMENTS },
  { title: 'Acknowledgements', misbehaviours: ACKNOWLEDGEMENTS },
  { title: 'After people have decided', misbehaviours: CLINIC_DECISIONS },
  { title: 'Money of patients', misbehaviours: PATIENTS },
  { title: 'Patients have paid, and payers take back', misbehaviours: PATIENT_CREDITS },
  { title: 'Files', misbehaviours: FILES },
  { title: 'Money', misbehaviours: BANK },
];

export const MISBEHAVIOURS: readonly Misbehaviour[] = CHAPTERS.flatMap(({ misbehaviours }) => misbehaviours);

export const OF_CLAIMS: readonly ClaimMisbehaviour[] = MISBEHAVIOURS.filter((each) => each.kind === 'claim');
