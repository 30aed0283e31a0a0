import { done, type Outcome } from '../../schemas/outcome.js';
import { issueToken } from '../app/access/tokens.js';
import { addUser, setPassword } from '../app/access/users.js';
import { type Actor, HUMAN_ROLES, type Role } from '../app/actor.js';
import type { Clock } from '../app/ports.js';
import type { DemoService as CommandDemoService, RunningService } from '../cli/command-port.js';
import { DEMO_END_CLOCK } from '../demo.js';
import type { HttpContext } from '../http/http-context.js';
import type { ServiceSettings } from './service-settings.js';
import type { StartOverrides } from './start-server.js';

export type DemoService = CommandDemoService;

const PORT = 8835;

const DAY = 24 * 60 * 60_000;

type Run = (
  settings: ServiceSettings,
  overrides: StartOverrides,
) => Promise<RunningService & { readonly services: HttpContext }>;

/** The service on the demo's data, on the demo's day, with log-ins made anew: none has a known password. */
export async function serveDemo(practiceId: string, run: Run): Promise<Outcome<DemoService>> {
  const overrides = { clock: tickFrom(DEMO_END_CLOCK.now()), quiet: true };
  const settings = { host: '127.0.0.1', port: PORT };
  const { address, stopped, services } = await run(settings, overrides).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
    return run({ ...settings, port: 0 }, overrides);
  });
  const operator: Actor = { actorId: 'demo', role: 'admin', practiceId };
  const logIns: { role: Role; name: string; password: string }[] = [];
  for (const role of HUMAN_ROLES) {
    const outcome = await logInFor(services, operator, role);
    if ('refused' in outcome) return outcome;
    logIns.push({ role, ...outcome.done });
  }
  const expiresAt = new Date(services.clock.now().getTime() + DAY);
  const token = await issueToken(services, operator, { name: 'demo', role: 'edi-integration', expiresAt });
  if ('refused' in token) return token;
  return done({ address, stopped, logIns, token: token.done.text });
}

/** A person of this role, with a new password. */
async function logInFor(
  services: HttpContext,
  operator: Actor,
  role: Role,
): Promise<Outcome<{ name: string; password: string }>> {
  const name = role;
  const added = await addUser(services, operator, { name, role });
  const isThere = 'refused' in added && added.refused.code === 'conflict';
  const outcome = isThere ? await setPassword(services, operator, { name }) : added;
  if ('refused' in outcome) return outcome;
  const { password } = outcome.done;
  if (password === undefined) throw new Error('A password that was made here is not told');
  return done({ name, password });
}

/** The demo plays on a fixed day; from there its clock goes on. */
function tickFrom(start: Date): Clock {
  const began = Date.now();
  return { now: () => new Date(start.getTime() + Date.now() - began) };
}
