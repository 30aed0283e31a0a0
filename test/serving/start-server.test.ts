import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logIn } from '../../src/app/access/log-in.js';
import { addUser } from '../../src/app/access/users.js';
import { readConfig } from '../../src/config.js';
import { type StartedServer, startServer } from '../../src/serving/start-server.js';
import { OPERATOR } from '../support/open-test-server.js';
import { processorTime } from '../support/processor-time.js';
import { must, PASSWORD } from '../support/test-access.js';

let folder: string;
let service: StartedServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwright-start-'));
  const settings = { host: '127.0.0.1', port: 0 };
  service = await startServer(readConfig({}, folder), settings, '0', { quiet: true });
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

test('as the service is composed a password has its full cost, also that of nobody', async () => {
  const { services } = service;
  expect(services).not.toHaveProperty('passwordCost');
  must(await addUser(services, OPERATOR, { name: 'ann', role: 'biller', password: PASSWORD }));
  const ann = await services.credentials.findUser('main', 'ann');
  expect(ann?.passwordHash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  const costOf = (name: string) =>
    processorTime(() => logIn(services, { practiceId: 'main', name, password: 'wrong' }));
  const known = await costOf('ann');
  expect((await costOf('nobody')) / known).toBeGreaterThan(0.5);
  expect((await costOf('no name')) / known).toBeGreaterThan(0.5);
});
