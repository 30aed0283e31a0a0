import { ISSUE_MESSAGES, type Issue, renderIssue } from '../../../schemas/issue.js';
import { cents, formatCents } from '../../../schemas/money.js';

/** Fields that hold money; they leave as decimal strings of dollars. */
const MONEY = /(amount|balance|credits|total|amounts|unapplied|stated|computed|difference)$/i;

/** JSON for scripts: amounts as decimal strings, issues with their sentence, file bytes left out. */
export function renderJson(value: unknown): string {
  return JSON.stringify(value, replace, 2);
}

function replace(key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return undefined;
  if (isIssue(value)) return { ...value, text: renderIssue(value) };
  if (!MONEY.test(key)) return value;
  if (Array.isArray(value)) return value.map(renderAmount);
  return renderAmount(value);
}

function renderAmount(value: unknown): unknown {
  return Number.isSafeInteger(value) ? formatCents(cents(value as number)) : value;
}

function isIssue(value: unknown): value is Issue {
  if (typeof value !== 'object' || value === null) return false;
  const { code, severity, text } = value as { code?: unknown; severity?: unknown; text?: unknown };
  const isKnown = typeof code === 'string' && Object.hasOwn(ISSUE_MESSAGES, code);
  return isKnown && severity !== undefined && text === undefined;
}
