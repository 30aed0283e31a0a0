import type { Issue, Place } from '../../schemas/issue.js';
import type { ElementSpec, SegmentSpec } from '../guides/guide.js';
import type { Segment } from '../x12/segment.js';
import { checkSyntaxNotes } from './check-syntax-notes.js';
import { checkValue } from './check-value.js';
import { SegmentReport } from './segment-report.js';

export interface SegmentContext {
  readonly guideId: string;
  /** The component separator; empty for a segment without composites that may hold it, as ISA. */
  readonly separator: string;
  readonly at: Place;
}

/** Every element of a segment against its place in the guide: usage, repeats, type, length, codes, syntax notes. */
export function checkSegment(segment: Segment, spec: SegmentSpec, context: SegmentContext): Issue[] {
  const report = new SegmentReport(spec.id, context.at, context.guideId);
  const limit = spec.elements.length;
  let last = segment.elementCount;
  while (last > 0 && segment.element(last) === '') last -= 1;
  if (last > limit) {
    report.addAtSegment('guide.too-many-elements', '3', { segment: spec.id, found: last, limit });
  }
  if (last < segment.elementCount) {
    report.addAtSegment('guide.trailing-separators', '', { segment: spec.id }, 'warning');
  }
  for (let position = 1; position <= limit; position += 1) {
    report.element = position;
    checkElement(segment, spec.elements[position - 1]!, context.separator, report);
  }
  checkSyntaxNotes(segment, spec, report);
  return report.issues;
}

function checkElement(segment: Segment, spec: ElementSpec, separator: string, report: SegmentReport): void {
  const position = report.element;
  if (segment.element(position) === '') {
    if (spec.usage === 'R') report.add('guide.missing-element', '1');
    return;
  }
  if (spec.usage === 'N') {
    report.add('guide.element-not-used', 'I10');
    return;
  }
  const texts = segment.repetitions(position);
  if (texts.length > spec.repeat) {
    report.add('guide.too-many-repetitions', '12', { found: texts.length, limit: spec.repeat });
  }
  const before = segment.element(position - 1);
  for (let index = 0; index < Math.min(texts.length, spec.repeat); index += 1) {
    report.repetition = spec.repeat > 1 ? index + 1 : 0;
    if (spec.components) checkComposite(texts[index]!, spec.components, separator, report);
    else checkSimple(texts[index]!, spec, before, separator, report);
  }
  report.repetition = 0;
}

function checkSimple(
  text: string,
  spec: ElementSpec,
  before: string,
  separator: string,
  report: SegmentReport,
): void {
  if (separator !== '' && text.includes(separator)) {
    report.add('guide.too-many-components', '13', { found: text.split(separator).length, limit: 1 });
  } else checkValue(text, spec, before, report);
}

function checkComposite(
  text: string,
  specs: readonly ElementSpec[],
  separator: string,
  report: SegmentReport,
): void {
  const parts = separator === '' ? [text] : text.split(separator);
  const found = parts.findLastIndex((part) => part !== '') + 1;
  if (found > specs.length) report.add('guide.too-many-components', '13', { found, limit: specs.length });
  specs.forEach((spec, index) => {
    const part = parts[index] ?? '';
    report.component = index + 1;
    if (part === '') {
      if (spec.usage === 'R') report.add('guide.missing-component', '1');
    } else if (spec.usage === 'N') report.add('guide.element-not-used', 'I10');
    else checkValue(part, spec, parts[index - 1] ?? '', report);
  });
  report.component = 0;
}
