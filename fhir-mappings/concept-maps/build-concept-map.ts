import type { ConceptMap } from '../concept-map.js';

/** Source code, target code, ConceptMap equivalence. */
export type ConceptRow = readonly [source: string, target: string, equivalence: string];

/** A FHIR R4 ConceptMap resource from rows, grouped by target system. */
export function buildConceptMap(
  url: string,
  source: string,
  rowsByTarget: Readonly<Record<string, readonly ConceptRow[]>>,
): ConceptMap {
  const group = Object.entries(rowsByTarget).map(([target, rows]) => ({
    source,
    target,
    element: rows.map(([code, to, equivalence]) => ({ code, target: [{ code: to, equivalence }] })),
  }));
  return { resourceType: 'ConceptMap', url, status: 'active', group };
}
