import { createHash } from 'node:crypto';
import { readEncounters } from '../../../fhir-mappings/read-encounters.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { readPracticeSettings } from '../../../schemas/practice-schema.js';
import { checkClaim } from '../../../src/domain/claims/edits/check-claim.js';
import { buildClinic, type Clinic } from '../../../src/simulator/clinic/build-clinic.js';

const OPTIONS = {
  seed: 'clinic-test',
  encounterCount: 200,
  startDate: '2025-01-06' as CalendarDate,
  endDate: '2025-12-19' as CalendarDate,
};

function settingsOf({ practiceSettings }: Clinic) {
  const read = readPracticeSettings(JSON.parse(JSON.stringify(practiceSettings)));
  if ('refused' in read) throw new Error(JSON.stringify(read.refused.issues));
  return read.done;
}

function readAll(clinic: Clinic) {
  return readEncounters(JSON.parse(JSON.stringify(clinic.bundles)), settingsOf(clinic), []);
}

function resourcesOf(clinic: Clinic, type: string) {
  return clinic.bundles.flatMap(({ entry }) =>
    entry.flatMap(({ resource }) => (resource.resourceType === type ? [resource] : [])),
  );
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('buildClinic', () => {
  const clinic = buildClinic(OPTIONS);

  it('gives the same bytes for the same seed and others for another', () => {
    expect(hash(buildClinic(OPTIONS))).toBe(hash(clinic));
    expect(hash(buildClinic({ ...OPTIONS, seed: 'other' }))).not.toBe(hash(clinic));
  });

  it('keeps the patients it has when more encounters are wanted', () => {
    const more = buildClinic({ ...OPTIONS, encounterCount: 300 });
    const count = clinic.bundles.length - 1;
    expect(more.bundles.slice(0, count)).toEqual(clinic.bundles.slice(0, count));
  });

  it('holds as many encounters as were asked for, on workdays of the span', () => {
    const encounters = resourcesOf(clinic, 'Encounter');
    expect(encounters).toHaveLength(200);
    const identifiers = encounters.map((encounter) => JSON.stringify(encounter['identifier']));
    expect(new Set(identifiers).size).toBe(200);
    for (const encounter of encounters) {
      const day = (encounter['period'] as { start: string }).start.slice(0, 10);
      expect(day >= OPTIONS.startDate && day <= OPTIONS.endDate).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
  });

  it('writes a practice file that the schema takes, with every price it uses', () => {
    const settings = settingsOf(clinic);
    expect(settings.payers).toHaveLength(7);
    expect(settings.feeSchedule.every(({ priceUsd }) => /^\d+\.\d\d$/.test(priceUsd))).toBe(true);
  });

  it('refers only to what stands in the same bundle', () => {
    for (const bundle of clinic.bundles) {
      const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
      expect(known.size).toBe(bundle.entry.length);
      const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(
        (found) => found[1],
      );
      expect(references.filter((reference) => !known.has(reference!))).toEqual([]);
    }
  });

  it('insures patients in every way that a practice meets', () => {
    const coverages = resourcesOf(clinic, 'Coverage');
    const codes = (name: string) =>
      new Set(coverages.map((each) => (each[name] as { coding: { code: string }[] }).coding[0]!.code));
    expect(codes('type')).toEqual(new Set(['EHCPOL', 'RETIRE', 'SUBSIDIZ', 'pay']));
    expect(codes('relationship')).toEqual(new Set(['self', 'spouse', 'child']));
    expect(coverages.some(({ order }) => order === 2)).toBe(true);
    expect(coverages.some(({ period }) => (period as { end?: string }).end !== undefined)).toBe(true);
  });

  it('is read into claims, with about one encounter of twenty held for a known reason', () => {
    const { encounters, issues } = readAll(clinic);
    expect(issues).toEqual([]);
    expect(encounters).toHaveLength(200);
    const of = (kind: string) => encounters.filter((each) => each.kind === kind);
    expect(of('claims').length).toBeGreaterThanOrEqual(165);
    expect(of('held').length).toBeGreaterThanOrEqual(4);
    expect(of('held').length).toBeLessThanOrEqual(22);
    expect(of('not-billable').length).toBeGreaterThan(0);
    const reasons = of('held').flatMap((each) => each.issues.map(({ code }) => code));
    for (const reason of reasons) expect(KNOWN_GAPS).toContain(reason);
  });

  it('charges what the fee schedule says, whatever form the office used', () => {
    const { encounters } = readAll(clinic);
    const fees = settingsOf(clinic).feeSchedule;
    const lines = encounters
      .flatMap((each) => (each.kind === 'claims' ? each.claims : []))
      .flatMap((c) => c.lines);
    expect(lines.length).toBeGreaterThan(300);
    for (const line of lines) {
      const fee = fees.find(({ code }) => code === line.procedure.code)!;
      expect(line.chargeAmount).toBe(Math.round(Number(fee.priceUsd) * 100) * Number(line.unitCount));
    }
  });
});

const KNOWN_GAPS = [
  'fhir.no-diagnosis',
  'fhir.needs-coding',
  'fhir.invalid-npi',
  'fhir.missing-element',
  'fhir.no-active-coverage',
];

describe('buildClinic over many encounters', () => {
  const clinic = buildClinic({ ...OPTIONS, seed: 'many', encounterCount: 900 });
  const { encounters } = readAll(clinic);

  it('meets every gap and every form of charge', () => {
    const held = encounters.filter(({ kind }) => kind === 'held');
    const reasons = new Set(held.flatMap((each) => each.issues.map(({ code }) => code)));
    expect([...reasons].sort()).toEqual([...KNOWN_GAPS].sort());
    expect(held.length / encounters.length).toBeGreaterThan(0.03);
    expect(held.length / encounters.length).toBeLessThan(0.08);
    for (const type of ['ChargeItem', 'Claim', 'Procedure', 'RelatedPerson'])
      expect(resourcesOf(clinic, type).length).toBeGreaterThan(50);
    const claims = encounters.flatMap((each) => (each.kind === 'claims' ? [each] : []));
    expect(claims.filter(({ isSelfPay }) => isSelfPay).length).toBeGreaterThan(20);
    expect(claims.filter(({ coverages }) => coverages.length > 1).length).toBeGreaterThan(100);
  });

  it('makes claims of which most are clean and a few wait for somebody', () => {
    const drafts = encounters.flatMap((each) => (each.kind === 'claims' ? each.claims : []));
    const failures = drafts.flatMap((draft) => {
      const { issues } = checkClaim(
        { ...draft, patientControlNumber: 'CW1' },
        { today: '2026-01-05' as CalendarDate },
      );
      const errors = issues.filter(({ severity }) => severity === 'error');
      return errors.length > 0 ? [errors.map(({ code }) => code)] : [];
    });
    expect(new Set(failures.flat())).toEqual(new Set(['edit.external-cause-first', 'edit.missing-address']));
    expect(failures.length / drafts.length).toBeGreaterThan(0.01);
    expect(failures.length / drafts.length).toBeLessThan(0.06);
  });
});
