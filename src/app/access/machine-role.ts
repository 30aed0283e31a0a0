import { type Issue, issue } from '../../../schemas/issue.js';
import { ROLES, type Role } from '../actor.js';

const CREDENTIAL_NAME = /^[\w.:@-]{1,64}$/;

/** Who looks after users does it as a person, with a second factor. */
const MACHINE_ROLES = ROLES.filter((role) => role !== 'admin');

/** What a token or a client is called and may do. */
export function checkMachine({ name, role }: { readonly name: string; readonly role: Role }): Issue[] {
  const issues: Issue[] = [];
  if (!CREDENTIAL_NAME.test(name)) issues.push(issue('access.credential-name', { path: 'name' }));
  if (!MACHINE_ROLES.some((each) => each === role)) {
    const context = { role, wanted: MACHINE_ROLES.join(', ') };
    issues.push(issue('access.not-a-machine-role', { path: 'role' }, context));
  }
  return issues;
}
