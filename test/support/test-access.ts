import { randomBytes } from 'node:crypto';
import { TOTP } from 'otpauth';
import { v7 } from 'uuid';
import type { Outcome } from '../../schemas/outcome.js';
import type { AccessContext } from '../../src/app/access/access-context.js';
import { beginSecondFactor, confirmSecondFactor } from '../../src/app/access/enrol-second-factor.js';
import { type LoggedIn, type LogInRequest, logIn } from '../../src/app/access/log-in.js';
import type { PasswordCost } from '../../src/app/access/password.js';
import { serviceKeyOf } from '../../src/app/access/sealing.js';
import { addUser } from '../../src/app/access/users.js';
import type { Actor, Role } from '../../src/app/actor.js';
import type { TestStore } from './open-test-store.js';

/** Of passwords where a test is not about what they cost: a hash takes some microseconds, not a third of a second. */
export const LOW_COST: PasswordCost = { log2N: 4, r: 8, p: 1 };

const SERVICE_KEY = serviceKeyOf(randomBytes(32));

export const PASSWORD = 'elbow-7-canyon';

/** What log-in works with, on the store of a test; but for the cost of passwords. */
export function openAccess({ store, clock }: TestStore): AccessContext {
  return {
    ...{ unitOfWork: store.unitOfWork, credentials: store.credentials, clock },
    ids: { next: () => v7() },
    serviceKey: SERVICE_KEY,
    requireSecondFactor: true,
    passwordCost: LOW_COST,
  };
}

/** The operator at the command line, for a practice that nobody else uses. */
export function newOperator(practiceId = `practice-${v7()}`): Actor {
  return { actorId: 'command-line', role: 'admin', practiceId };
}

export function must<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(`Refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
}

/** The issue codes of a refusal, after its own code. */
export function refusalOf(outcome: Outcome<unknown>): readonly string[] {
  if (!('refused' in outcome)) throw new Error('It was not refused');
  return [outcome.refused.code, ...outcome.refused.issues.map(({ code }) => code)];
}

/** Adds a person with the password of all tests. */
export async function addPerson(access: AccessContext, operator: Actor, name: string, role: Role = 'biller') {
  return must(await addUser(access, operator, { name, role, password: PASSWORD }));
}

export async function tryLogIn(
  access: AccessContext,
  { practiceId }: Actor,
  name: string,
  given: Partial<LogInRequest> = {},
): Promise<Outcome<LoggedIn>> {
  return logIn(access, { practiceId, name, password: PASSWORD, requestId: 'r-1', ...given });
}

/** The code that an app shows at the clock of the test, some steps off. */
export function codeOf(access: AccessContext, secret: string, steps = 0): string {
  return TOTP.generate({
    secret: secretOf(secret),
    timestamp: access.clock.now().getTime() + steps * 30_000,
  });
}

/** Six digits that are no code of the secret at this time. */
export function wrongCodeOf(access: AccessContext, secret: string): string {
  const right = [-1, 0, 1].map((steps) => codeOf(access, secret, steps));
  return ['000000', '000001', '000002', '000003'].find((code) => !right.includes(code))!;
}

function secretOf(base32: string) {
  return new TOTP({ secret: base32 }).secret;
}

/** Gives a person a second factor as the operator does; gives its secret. */
export async function enrol(access: AccessContext, operator: Actor, name: string): Promise<string> {
  const begun = must(await beginSecondFactor(access, operator, name));
  const given = { enrolment: begun.enrolment, code: codeOf(access, begun.secret) };
  must(await confirmSecondFactor(access, operator, given, name));
  return begun.secret;
}

/** What the audit says of a practice, oldest first. */
export async function auditOf({ store }: TestStore, { practiceId }: Actor) {
  const rows: Record<string, unknown>[] = await store.dataSource.query(
    `SELECT actor_id, role, action, object_type, object_id, outcome, reason, counts
     FROM audit_rows WHERE practice_id = $1 ORDER BY sequence`,
    [practiceId],
  );
  return rows;
}
