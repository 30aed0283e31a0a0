import { FhirElement } from './fhir-element.js';

/** FHIR R4 ConceptMap, as far as the mapping reads it. */
export interface ConceptMap {
  readonly resourceType: 'ConceptMap';
  readonly url?: string;
  readonly status: string;
  readonly group?: readonly {
    readonly source?: string;
    readonly target?: string;
    readonly element: readonly {
      readonly code?: string;
      readonly target?: readonly { readonly code?: string; readonly equivalence: string }[];
    }[];
  }[];
}

/**
 * The equivalences that may be used without a person: the target means the same, or more than the source. A target
 * that says more than was documented (narrower, specializes), or only something near it (inexact, relatedto), is
 * not taken.
 */
const ACCEPTED = ['equal', 'equivalent', 'wider', 'subsumes'];

/** Targets by source code; earlier maps go before later ones. */
export class ConceptMapIndex {
  private readonly targets = new Map<string, string[]>();

  constructor(maps: readonly unknown[]) {
    for (const map of maps) {
      const element = new FhirElement(map, 'ConceptMap');
      if (element.text('resourceType') !== 'ConceptMap' || element.text('status') === 'retired') continue;
      for (const [key, codes] of readMap(element)) {
        if (!this.targets.has(key)) this.targets.set(key, codes);
      }
    }
  }

  /** All accepted target codes in one of the systems; empty when there is none. */
  find(system: string, code: string, targetSystems: readonly string[]): readonly string[] {
    for (const target of targetSystems) {
      const codes = this.targets.get(keyOf(system, code, target));
      if (codes) return codes;
    }
    return [];
  }
}

function readMap(map: FhirElement): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of map.list('group')) {
    for (const element of group.list('element')) {
      for (const target of element.list('target')) {
        const code = target.text('code');
        if (code === undefined || !ACCEPTED.includes(target.text('equivalence') ?? '')) continue;
        const key = keyOf(group.text('source') ?? '', element.text('code') ?? '', group.text('target') ?? '');
        const codes = found.get(key) ?? [];
        if (!codes.includes(code)) codes.push(code);
        found.set(key, codes);
      }
    }
  }
  return found;
}

function keyOf(system: string, code: string, target: string): string {
  return JSON.stringify([system, code, target]);
}
