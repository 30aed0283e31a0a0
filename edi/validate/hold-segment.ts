import type { Delimiters, Segment } from '../x12/segment.js';
import type { SourceSegment } from '../x12/source-segment.js';
import { TextSegment } from '../x12/text-segment.js';
import { HeldSegment } from './held-segment.js';

/** A segment that may be looked at after the call that handed it over: itself where it stays, else a copy of its text. */
export function holdSegment(segment: Segment, delimiters: Delimiters): Segment {
  if (segment instanceof TextSegment) return segment;
  if (hasText(segment)) return new HeldSegment(segment, segment.text, delimiters);
  const texts = [segment.id];
  for (let position = 1; position <= segment.elementCount; position += 1)
    texts.push(segment.element(position));
  return new HeldSegment(segment, texts.join(delimiters.element), delimiters);
}

function hasText(segment: Segment): segment is SourceSegment {
  return 'text' in segment;
}
