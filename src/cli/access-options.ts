import { type Command, InvalidArgumentError } from 'commander';
import type { Role } from '../app/actor.js';
import { ACTIONS, type Action } from '../app/permissions.js';

/**
 * The role that the line gives, which is that of the user or machine and not of whoever types: all commands take
 * `--role`, and it is read before the command is known.
 */
export function givenRole(program: Command): Role | undefined {
  const isGiven = program.getOptionValueSource('role') === 'cli';
  return isGiven ? program.opts<{ role: Role }>().role : undefined;
}

/** One action after another, for an option or argument that takes several. */
export function parseActions(text: string, before: readonly Action[] = []): readonly Action[] {
  const action = ACTIONS.find((each) => each === text);
  if (action === undefined) throw new InvalidArgumentError(`Actions are ${ACTIONS.join(', ')}.`);
  return [...before, action];
}
