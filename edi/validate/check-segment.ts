import { type Issue, type IssueCode, issue, type Place } from '../../schemas/issue.js';
import type { ElementSpec, SegmentSpec } from '../guides/guide.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import { checkSyntaxNotes } from './check-syntax-notes.js';
import { checkValue } from './check-value.js';

export interface SegmentContext {
  readonly guideId: string;
  readonly delimiters: Pick<Delimiters, 'component'>;
  readonly at: Place;
}

/** Every element of a segment against its place in the guide: usage, repeats, type, length, codes, syntax notes. */
export function checkSegment(segment: Segment, spec: SegmentSpec, context: SegmentContext): Issue[] {
  const issues: Issue[] = [];
  const { at } = context;
  const limit = spec.elements.length;
  let last = segment.elementCount;
  while (last > 0 && segment.element(last) === '') last -= 1;
  if (last > limit) {
    issues.push(fault('guide.too-many-elements', '3', at, { segment: spec.id, found: last, limit }));
  }
  if (last < segment.elementCount) {
    issues.push(issue('guide.trailing-separators', at, { segment: spec.id }, 'warning'));
  }
  spec.elements.forEach((element, index) => {
    issues.push(...checkElement(segment, index + 1, element, context));
  });
  issues.push(...checkSyntaxNotes(segment, spec, at));
  return issues;
}

function checkElement(
  segment: Segment,
  position: number,
  spec: ElementSpec,
  context: SegmentContext,
): Issue[] {
  const at = { ...context.at, element: position };
  const element = nameOf(segment, position);
  const texts = segment.repetitions(position);
  if (texts.length === 0) {
    return spec.usage === 'R' ? [fault('guide.missing-element', '1', at, { element })] : [];
  }
  if (spec.usage === 'N') return [fault('guide.element-not-used', 'I10', at, { element })];
  const issues: Issue[] = [];
  if (texts.length > spec.repeat) {
    const counts = { element, found: texts.length, limit: spec.repeat };
    issues.push(fault('guide.too-many-repetitions', '12', at, counts));
  }
  texts.slice(0, spec.repeat).forEach((text, index) => {
    const place = spec.repeat > 1 ? { ...at, repetition: index + 1 } : at;
    const form = formBefore(spec, segment.element(position - 1));
    if (spec.components) issues.push(...checkComposite(text, spec.components, place, element, context));
    else issues.push(...checkSimple(text, spec, place, element, form, context));
  });
  return issues;
}

function checkSimple(
  text: string,
  spec: ElementSpec,
  at: Place,
  name: string,
  dateForm: string,
  { guideId, delimiters }: SegmentContext,
): Issue[] {
  const parts = delimiters.component === '' ? 1 : text.split(delimiters.component).length;
  if (parts > 1)
    return [fault('guide.too-many-components', '13', at, { element: name, found: parts, limit: 1 })];
  return checkValue(text, spec, { at, name, guideId, dateForm });
}

function checkComposite(
  text: string,
  specs: readonly ElementSpec[],
  at: Place,
  name: string,
  { guideId, delimiters }: SegmentContext,
): Issue[] {
  const parts = delimiters.component === '' ? [text] : text.split(delimiters.component);
  const issues: Issue[] = [];
  const found = parts.findLastIndex((part) => part !== '') + 1;
  if (found > specs.length) {
    issues.push(fault('guide.too-many-components', '13', at, { element: name, found, limit: specs.length }));
  }
  specs.forEach((spec, index) => {
    const part = parts[index] ?? '';
    const place = { ...at, component: index + 1 };
    const element = `${name}-${String(index + 1).padStart(2, '0')}`;
    if (part === '' && spec.usage === 'R') {
      issues.push(fault('guide.missing-component', '1', place, { element }));
    } else if (part !== '' && spec.usage === 'N') {
      issues.push(fault('guide.element-not-used', 'I10', place, { element }));
    } else if (part !== '') {
      const dateForm = formBefore(spec, parts[index - 1] ?? '');
      issues.push(...checkValue(part, spec, { at: place, name: element, guideId, dateForm }));
    }
  });
  return issues;
}

/** A date, time or period (data element 1251) has its form in the element before it. */
function formBefore(spec: ElementSpec, before: string): string {
  return spec.number === '1251' ? before : '';
}

/** `CLM02`. */
export function nameOf(segment: Segment, position: number): string {
  return `${segment.id}${String(position).padStart(2, '0')}`;
}

function fault(code: IssueCode, ik403: string, at: Place, context: Issue['context']): Issue {
  return { ...issue(code, at, context), syntaxErrorCode: ik403 };
}
