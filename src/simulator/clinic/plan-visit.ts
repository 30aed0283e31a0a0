import type { Random } from '../create-random.js';
import { type ServiceTemplate, VISIT_KINDS, type VisitKind } from './visit-kinds.js';

/** What happens at a visit and how the office writes it down. */
export interface Visit {
  readonly status: 'finished' | 'cancelled' | 'planned';
  readonly isVideo: boolean;
  readonly diagnoses: readonly string[];
  readonly services: readonly VisitService[];
  readonly chargeForm: 'charge-items' | 'claim' | 'procedures';
  readonly defect?: VisitDefect;
}

export interface VisitService {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Places in the diagnoses, from 0. */
  readonly reasons: readonly number[];
}

/**
 * What offices leave out or write wrongly. With the first three the encounter cannot become a claim; a cause of injury
 * as principal diagnosis makes a claim that no payer takes (ICD-10-CM guidelines I.C.20.a.6).
 */
export type VisitDefect = (typeof DEFECTS)[number];

const DEFECTS = ['missing-diagnosis', 'unmapped-code', 'invalid-npi', 'cause-as-diagnosis'] as const;

const CAUSES = ['W01.0XXA', 'W18.30XA', 'X50.0XXA'] as const;

export function planVisit(random: Random, age: number): Visit {
  const kinds = VISIT_KINDS.filter(({ ages: [low, high] }) => low <= age && age <= high);
  const kind = random.pickWeighted(kinds);
  const isVideo = random.chance(kind.videoPercent ?? 0);
  const status = random.pickWeighted([
    { weight: 94, status: 'finished' as const },
    { weight: 4, status: 'cancelled' as const },
    { weight: 2, status: 'planned' as const },
  ]).status;
  const found = [...kind.diagnoses, ...(kind.others ?? []).filter(() => random.chance(35))];
  const services = planServices(random, kind, isVideo);
  const chargeForm = planChargeForm(random, services);
  const defect = random.chance(4) ? random.pick(DEFECTS) : undefined;
  const diagnoses = defect === 'cause-as-diagnosis' ? [random.pick(CAUSES), ...found] : found;
  return { status, isVideo, diagnoses, services, chargeForm, ...(defect && { defect }) };
}

function planServices(random: Random, kind: VisitKind, isVideo: boolean): VisitService[] {
  const templates = isVideo ? kind.services.slice(0, 1) : kind.services;
  return templates
    .filter(({ percent }) => percent === undefined || random.chance(percent))
    .map((template) => planService(random, template, isVideo));
}

function planService(random: Random, template: ServiceTemplate, isVideo: boolean): VisitService {
  const [fewest, most] = template.units ?? [1, 1];
  return {
    code: random.pick(template.codes),
    modifiers: [...(template.modifiers ?? []), ...(isVideo ? ['95'] : [])],
    units: random.between(fewest, most),
    reasons: template.reasons ?? [0],
  };
}

/** Procedures hold no units: a visit with more than one unit of anything is written down otherwise. */
function planChargeForm(random: Random, services: readonly VisitService[]): Visit['chargeForm'] {
  const forms = [
    { weight: 45, form: 'charge-items' as const },
    { weight: 30, form: 'claim' as const },
    { weight: 25, form: 'procedures' as const },
  ];
  const holdsUnits = services.every(({ units }) => units === 1);
  return random.pickWeighted(holdsUnits ? forms : forms.slice(0, 2)).form;
}
