import { type Issue, issue, type Place } from '../../schemas/issue.js';
import { isUnusable } from './interchange-header.js';
import type { Delimiters } from './segment.js';

/** What is wrong with delimiters that still let the interchange be read; TA105 codes 026 and 027. */
export function checkDelimiters(delimiters: Delimiters, at: Place): Issue[] {
  const { element, component, repetition, terminator } = delimiters;
  const issues: Issue[] = [];
  if (component === '' || isUnusable(component.charCodeAt(0))) {
    issues.push({
      ...issue('x12.unusable-delimiter', { ...at, element: 16 }, { part: 'component separator' }),
      syntaxErrorCode: '027',
    });
  }
  const used = [element, component, repetition, terminator].filter((delimiter) => delimiter !== '');
  if (new Set(used).size < used.length) {
    issues.push({ ...issue('x12.equal-delimiters', at), syntaxErrorCode: '027' });
  }
  return issues;
}
