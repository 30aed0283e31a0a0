import type {
  GroupDocument,
  InterchangeDocument,
  SegmentDocument,
  SetDocument,
  X12Document,
} from './x12-document.js';

/** Characters that a terminal or an editor would not show; JSON may have them escaped. */
const HIDDEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A document as the text of a JSON file: one line for each segment. */
export function renderDocument(document: X12Document): string {
  const { format, version, interchanges, after } = document;
  const lines = [
    '{',
    `"format": ${renderValue(format)}, "version": ${version},`,
    '"interchanges": [',
    ...joinBlocks(interchanges.map(renderInterchange)),
    after === undefined ? ']' : `], "after": ${renderValue(after)}`,
    '}',
  ];
  return lines.join('\n');
}

function renderInterchange({
  delimiters,
  lineBreak,
  header,
  content,
  trailer,
}: InterchangeDocument): string[] {
  return [
    `  {"delimiters": ${renderValue(delimiters)}, "lineBreak": ${renderValue(lineBreak)},`,
    `   "header": ${renderValue(header)},`,
    '   "content": [',
    ...joinBlocks(content.map((each) => (isGroup(each) ? renderGroup(each) : [`    ${renderValue(each)}`]))),
    `   ]${renderTrailer(trailer)}}`,
  ];
}

function renderGroup({ header, content, trailer }: GroupDocument): string[] {
  return [
    `    {"header": ${renderValue(header)},`,
    '     "content": [',
    ...joinBlocks(content.map((each) => (isSet(each) ? renderSet(each) : [`      ${renderValue(each)}`]))),
    `     ]${renderTrailer(trailer)}}`,
  ];
}

function renderSet({ segments }: SetDocument): string[] {
  return [
    '      {"segments": [',
    ...joinBlocks(segments.map((segment) => [`        ${renderValue(segment)}`])),
    '      ]}',
  ];
}

function renderTrailer(trailer: SegmentDocument | undefined): string {
  return trailer === undefined ? '' : `, "trailer": ${renderValue(trailer)}`;
}

/** Puts a comma behind the last line of each block but the last. */
function joinBlocks(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((lines, index) =>
    index < blocks.length - 1 ? [...lines.slice(0, -1), `${lines.at(-1)},`] : lines,
  );
}

function isGroup(each: GroupDocument | SegmentDocument): each is GroupDocument {
  return 'header' in each;
}

function isSet(each: SetDocument | SegmentDocument): each is SetDocument {
  return 'segments' in each;
}

function renderValue(value: unknown): string {
  return JSON.stringify(value).replace(HIDDEN, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
