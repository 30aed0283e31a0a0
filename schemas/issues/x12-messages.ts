/** Templates by issue code for bytes, segments and envelopes; {name} is filled from the context. */
export const X12_MESSAGES = {
  'x12.no-interchange': 'No ISA was found; the file begins with something else',
  'x12.byte-order-mark': 'The file begins with a byte order mark, which was left out',
  'x12.foreign-encoding': 'The file is in {encoding}; X12 is read as ASCII, UTF-8 or Latin-1',
  'x12.latin-1': 'The interchange holds characters of Latin-1 that are not UTF-8; they were read as Latin-1',
  'x12.text-outside-interchange': '{bytes} bytes stand outside an interchange, where only an ISA may begin',
  'x12.text-too-long': 'More than {limit} bytes without an ISA; nothing after them was read',
  'x12.segment-too-long':
    'A segment has more than {limit} bytes without a terminator; nothing after it was read',
  'x12.too-many-segments': 'The file has more than {limit} segments; nothing after them was read',
  'x12.hierarchy-too-deep': 'HL segments stand more than {limit} levels below each other',
  'x12.unreadable-header':
    'The interchange cannot be read: the {part} of its ISA is missing or cannot be used',
  'x12.header-width': 'ISA{element} has {found} characters, its width is {wanted}',
  'x12.unusable-delimiter': 'A letter, digit or space stands as {part}',
  'x12.equal-delimiters': 'Two delimiters of the interchange are the same character',
  'x12.no-repetition-separator':
    'ISA11 of version {version} holds a letter, digit or space, so nothing repeats',
  'x12.control-character': 'A control character stands in the data',
  'x12.empty-segment': 'A segment has neither an identifier nor data',
  'x12.bad-segment-identifier': 'A segment identifier is not two or three capital letters and digits',
  'x12.unterminated-segment': 'The file ends before the segment terminator',
  'x12.nested-interchange': 'An ISA begins before the interchange before it has ended with an IEA',
  'x12.missing-trailer': '{found} was read before {wanted}',
  'x12.stray-segment': '{count} segments from {segment} on belong to no transaction set',
  'x12.bad-control-number': '{name} is not a control number of {wanted} digits',
  'x12.control-number-mismatch': '{trailer} says {found}, {header} says {wanted}',
  'x12.count-mismatch': '{name} says {stated}, {counted} were read',
  'x12.duplicate-control-number': '{name} {number} stands twice',
  'x12.more-issues': '{count} more issues were found at this level and are not listed',
  'x12.empty-set': 'The transaction set has neither an identifier nor a control number',
  'x12.delimiter-in-data': 'An element to be written holds the {part}',
  'x12.unwritable-character':
    'An element to be written holds a character that cannot be written in {encoding}',
  'x12.unwritable-header': '{name} has {found} characters, at most {wanted} fit',
  'x12.unwritable-identifier':
    'A segment to be written has no identifier of two or three capital letters and digits',
} as const;
