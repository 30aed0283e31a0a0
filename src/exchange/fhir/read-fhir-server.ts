import { findEncounterKey } from '../../../fhir-mappings/encounter.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { DocumentGroup } from '../../app/claims/import-source.js';
import { EncounterSlice } from './encounter-slice.js';
import { type ConnectionPorts, FhirConnection, type FhirServer } from './fhir-connection.js';
import { type FoundResource, searchPages } from './search-pages.js';
import { SourceFailure } from './source-failure.js';

export interface FhirServerSource extends FhirServer {
  /** Encounters that touch these days, both included; all unless told. */
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** Encounter.status; all unless told, so that cancelled ones are seen too. */
  readonly statuses?: readonly string[];
  /** Of the practice: keeps encounters without an identifier system apart. */
  readonly sourceSystem: string;
  /** Encounters of one page and group; 50 unless told. */
  readonly pageSize?: number;
}

/** What R4 lets come along with an Encounter. Whatever of it a server leaves out is asked for by itself. */
const INCLUDES = ['subject', 'participant', 'location', 'service-provider', 'diagnosis', 'reason-reference'];

/**
 * The encounters of a FHIR R4 server with all that their claims need, group by group, a group to a page. Memory holds
 * one group and the ids of the encounters seen. It asks only this server: a reference or a link to another host is
 * never followed, and what it would have led to is missing, which holds the encounter.
 */
export async function* readFhirServer(
  source: FhirServerSource,
  ports?: ConnectionPorts,
): AsyncGenerator<Outcome<DocumentGroup>> {
  try {
    const connection = new FhirConnection(source, ports);
    const seen = new Set<string>();
    for await (const page of searchEncounters(connection, source)) {
      const group = await readGroup(connection, source, page, seen);
      if (group) yield done(group);
    }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    yield error.refusal;
  }
}

/** With includes; without, for a server that refuses a search with them. */
async function* searchEncounters(
  connection: FhirConnection,
  source: FhirServerSource,
): AsyncGenerator<FoundResource[]> {
  const query = queryOf(source);
  const includes = INCLUDES.map((name): [string, string] => ['_include', `Encounter:${name}`]);
  const pages = searchPages(connection, 'Encounter', [...query, ...includes]);
  const first = await pages.next().catch((error: unknown) => {
    if (error instanceof SourceFailure && error.issue.code === 'source.rejected') return undefined;
    throw error;
  });
  if (!first) yield* searchPages(connection, 'Encounter', query);
  else if (!first.done) {
    yield first.value;
    yield* pages;
  }
}

function queryOf({ from, to, statuses = [], pageSize = 50 }: FhirServerSource): [string, string][] {
  return [
    ...(from === undefined ? [] : [['date', `ge${from}`] as [string, string]]),
    ...(to === undefined ? [] : [['date', `le${to}`] as [string, string]]),
    ...(statuses.length === 0 ? [] : [['status', statuses.join(',')] as [string, string]]),
    ['_count', String(pageSize)],
  ];
}

async function readGroup(
  connection: FhirConnection,
  { sourceSystem }: FhirServerSource,
  page: readonly FoundResource[],
  seen: Set<string>,
): Promise<DocumentGroup | undefined> {
  const slice = new EncounterSlice(connection);
  for (const resource of page.filter(({ isIncluded }) => isIncluded)) slice.add(resource);
  // Pages shift when encounters are added meanwhile: one that was seen before is not taken twice.
  const own = page.filter(({ type, id, isIncluded }) => type === 'Encounter' && !isIncluded && !seen.has(id));
  const keys = new Set(own.map((encounter) => keyOf(encounter, sourceSystem)));
  const others = (await slice.findByIdentifiers(own)).filter((other) => keys.has(keyOf(other, sourceSystem)));
  const encounters = [...own, ...others].filter(({ id }, index, all) => {
    return !seen.has(id) && all.findIndex((each) => each.id === id) === index;
  });
  if (encounters.length === 0) return undefined;
  for (const { id } of encounters) seen.add(id);
  await slice.fill(encounters);
  return { documents: [slice.renderBundle()] };
}

function keyOf({ element, id }: FoundResource, sourceSystem: string): string {
  return JSON.stringify(findEncounterKey({ element, id, fullUrl: undefined }, sourceSystem));
}
