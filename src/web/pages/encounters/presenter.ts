import type { EncounterState } from '../../../app/ports.js';
import type { ListedEncounter } from '../../../app/records/list-records.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewEncounter } from '../../../app/views/exchange.js';
import type { Field } from '../../parts/filter-form.js';
import { ENCOUNTER_STATE_OPTIONS } from '../../parts/labels.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';

export interface EncounterRow {
  readonly encounterId: string;
  readonly identifier: string;
  readonly sourceSystem: string;
  readonly state: string;
  readonly issues: readonly IssueView[];
}

export interface EncountersPage {
  readonly filter: readonly Field[];
  readonly rows: readonly EncounterRow[];
  readonly paging: Paging;
}

export function presentEncounters(
  list: ReadList<ListedEncounter, { readonly state?: EncounterState }>,
): EncountersPage {
  return {
    filter: [
      { name: 'state', label: 'State', options: ENCOUNTER_STATE_OPTIONS, value: list.filter.state ?? '' },
    ],
    rows: list.items.map((encounter) => {
      const { encounterId, sourceIdentifier, sourceSystem, state, issues } = viewEncounter(encounter);
      return { encounterId, identifier: sourceIdentifier, sourceSystem, state, issues };
    }),
    paging: presentPaging('/encounters', list),
  };
}
