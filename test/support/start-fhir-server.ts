import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface TestFhirServer {
  readonly url: string;
  /** Stores resources under their own ids. */
  load(resources: readonly Resource[]): Promise<void>;
  read(path: string): Promise<Resource>;
  /** Forgets every resource: starting another server takes longer than most of what one is asked. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: any resource
export type Resource = any;

const SERVER = join(import.meta.dirname, 'fhir-server.mjs');

/** A real FHIR server in a process of its own. See fhir-server.mjs for what the environment sets. */
export async function startFhirServer(environment: NodeJS.ProcessEnv = {}): Promise<TestFhirServer> {
  const child = fork(SERVER, {
    env: { ...process.env, ...environment },
    // Node 20 has WebSocket, which the router wants to be there, behind a flag.
    execArgv: 'WebSocket' in globalThis ? [] : ['--experimental-websocket'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const headers = {
    'content-type': 'application/fhir+json',
    ...(environment['FHIR_TOKEN'] && { authorization: `Bearer ${environment['FHIR_TOKEN']}` }),
  };
  const read = async (path: string) => (await fetch(`${url}/${path}`, { headers })).json();
  return {
    url,
    read,
    clear: async () => {
      await read('clear');
    },
    load: (resources) => loadResources(url, headers, resources),
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function loadResources(
  url: string,
  headers: Record<string, string>,
  resources: readonly Resource[],
): Promise<void> {
  for (let start = 0; start < resources.length; start += 500) {
    const entry = resources.slice(start, start + 500).map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    }));
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry });
    const response = await fetch(url, { method: 'POST', headers, body });
    const { entry: answers = [] } = (await response.json()) as Resource;
    const refused = answers.filter((answer: Resource) => !answer.response.status.startsWith('20'));
    if (!response.ok || refused.length > 0) {
      throw new Error(`${response.status}: ${JSON.stringify(refused.slice(0, 3))}`);
    }
  }
}
