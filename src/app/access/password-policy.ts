import { randomInt } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { type Issue, issue } from '../../../schemas/issue.js';
import { countCharacters, isTypable, LONGEST_PASSWORD } from './password.js';

const SHORTEST = 12;
/** Of 4: more than 10^8 guesses. */
const WANTED_SCORE = 3;

/** Without letters and digits that are taken for one another when they are copied from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

// With its list of passwords that were stolen elsewhere: those, and what is close to them, score low.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: LONGEST_PASSWORD });

/**
 * What is wrong with a new password; its text is in no issue.
 *
 * @param names of the user and the practice: what an attacker would try first
 */
export function checkPassword(password: string, names: readonly string[]): Issue[] {
  const length = countCharacters(password);
  if (length < SHORTEST || length > LONGEST_PASSWORD) {
    const context = { length, minimum: SHORTEST, maximum: LONGEST_PASSWORD };
    return [issue('access.password-length', { path: 'password' }, context)];
  }
  if (!isTypable(password)) return [issue('access.password-control-character', { path: 'password' })];
  const words = names.flatMap((name) => {
    const parts = name.split(/[^\p{L}\p{N}]+/u);
    return [name, parts.join(''), ...parts];
  });
  const { score } = estimator.check(password.normalize('NFKC'), ['claimwright', ...words.filter(Boolean)]);
  if (score >= WANTED_SCORE) return [];
  return [issue('access.password-guessable', { path: 'password' }, { score, wanted: WANTED_SCORE })];
}

/** A first password, told once: 24 characters of 31, which is 118 bits. */
export function newPassword(): string {
  const characters = Array.from({ length: 24 }, () => ALPHABET[randomInt(ALPHABET.length)]!);
  return characters.join('').replace(/.{4}(?=.)/g, '$&-');
}
