import type { NewRequest } from './request-approval.js';

/** What is asked for of quarantined sets that are to be released together as parts of one payment, by their work items. */
export function partsOf(workItemKeys: readonly string[]): Pick<NewRequest, 'kind' | 'objectId' | 'payload'> {
  const places = workItemKeys.map((key) => key.slice(key.indexOf(':') + 1));
  return { kind: 'part-of-payment', objectId: places[0] ?? '', payload: { places } };
}
