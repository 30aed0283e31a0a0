import type { RecordResource } from './record-parts.js';

/** A transaction that puts each resource under its own id: written twice, it is there once. */
export interface RecordBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: RecordResource;
    readonly request: { readonly method: 'PUT'; readonly url: string };
  }[];
}

export function buildRecordBundle(resources: readonly RecordResource[]): RecordBundle {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}
