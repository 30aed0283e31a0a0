import type { NewRequest } from './request-approval.js';

const SET = 'quarantined-set:';

/** What is asked for of a work item that is to be posted under a variance: its set, or its claim payment. */
export function varianceOf(workItemKey: string): Pick<NewRequest, 'kind' | 'objectId'> {
  const objectId = workItemKey.slice(workItemKey.indexOf(':') + 1);
  return { kind: workItemKey.startsWith(SET) ? 'variance.set' : 'variance.claim', objectId };
}
