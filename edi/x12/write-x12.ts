import { type Issue, issue, type Place } from '../../schemas/issue.js';
import { checkDelimiters } from './check-delimiters.js';
import { ISA_WIDTHS } from './check-header.js';
import { checkText, type WrittenEncoding } from './check-text.js';
import { isUnusable } from './interchange-header.js';
import type { Delimiters, SegmentData, SegmentSource } from './segment.js';
import { SegmentWriter } from './segment-writer.js';

/** ISA01 to ISA15; what is left out is the usual value. Identifiers are padded with spaces to their width. */
export interface InterchangeData {
  readonly authorizationQualifier?: string;
  readonly authorization?: string;
  readonly securityQualifier?: string;
  readonly security?: string;
  /** ISA05 and ISA07; ZZ when left out. */
  readonly senderQualifier?: string;
  readonly senderId: string;
  readonly receiverQualifier?: string;
  readonly receiverId: string;
  /** ISA09: YYMMDD. */
  readonly date: string;
  /** ISA10: HHMM. */
  readonly time: string;
  /** ISA12; 00501 when left out. */
  readonly version?: string;
  /** ISA13, padded with zeros to nine digits. */
  readonly controlNumber: string;
  /** ISA14; false when left out. */
  readonly acknowledgementRequested?: boolean;
  /** ISA15: P production, T test. */
  readonly usage: 'P' | 'T';
  /** TA1 segments before the groups. */
  readonly acknowledgements?: readonly SegmentData[];
  readonly groups: readonly GroupData[];
}

export interface GroupData {
  /** GS01: HC for claims, HP for payments, FA for acknowledgements. */
  readonly functionalCode: string;
  readonly senderCode: string;
  readonly receiverCode: string;
  /** GS04: CCYYMMDD. */
  readonly date: string;
  /** GS05: HHMM to HHMMSSDD. */
  readonly time: string;
  /** GS06, without leading zeros. */
  readonly controlNumber: string;
  /** GS08: `005010X222A1`. */
  readonly version: string;
  readonly sets: readonly SetData[];
}

export interface SetData {
  /** ST01: `837`. */
  readonly identifier: string;
  /** ST02: four to nine characters. */
  readonly controlNumber: string;
  /** ST03; the version of the group when left out, nothing when empty. */
  readonly version?: string;
  /** The segments between ST and SE, or what gives them one by one. */
  readonly segments: readonly SegmentData[] | SegmentSource;
}

export interface WriteOptions {
  readonly delimiters?: Delimiters;
  readonly encoding?: WrittenEncoding;
  /** What to write after each segment terminator; nothing when left out. */
  readonly lineBreak?: '' | '\n' | '\r\n';
}

/** As `Outcome<Uint8Array>`: the bytes, or every reason why they were not written. */
export type Written =
  | { readonly done: Uint8Array }
  | { readonly refused: { readonly code: 'invalid'; readonly issues: readonly Issue[] } };

export const DEFAULT_DELIMITERS: Delimiters = {
  element: '*',
  component: ':',
  repetition: '^',
  terminator: '~',
};

/** Writes interchanges with computed counts (SE01, GE01, IEA01) and an ISA of exactly 106 bytes. */
export function writeX12(interchanges: readonly InterchangeData[], options: WriteOptions = {}): Written {
  const delimiters = options.delimiters ?? DEFAULT_DELIMITERS;
  const encoding = options.encoding ?? 'ascii';
  const issues = checkWrittenDelimiters(delimiters);
  const writer = new SegmentWriter({ delimiters, encoding }, options.lineBreak ?? '', issues);
  for (const interchange of interchanges) {
    writer.addUnchecked(writeHeader(interchange, delimiters, issues));
    for (const acknowledgement of interchange.acknowledgements ?? []) writer.add(acknowledgement);
    for (const group of interchange.groups) addGroup(group, writer);
    writer.add(['IEA', String(interchange.groups.length), interchange.controlNumber.padStart(9, '0')]);
  }
  if (issues.length > 0) return { refused: { code: 'invalid', issues } };
  return { done: writer.bytes };
}

function addGroup(group: GroupData, writer: SegmentWriter): void {
  const { functionalCode, senderCode, receiverCode, date, time, controlNumber, version } = group;
  writer.add(['GS', functionalCode, senderCode, receiverCode, date, time, controlNumber, 'X', version]);
  for (const set of group.sets) {
    const before = writer.count;
    writer.add(['ST', set.identifier, set.controlNumber, set.version ?? version]);
    if (typeof set.segments === 'function') set.segments(writer);
    else for (const segment of set.segments) writer.add(segment);
    writer.add(['SE', String(writer.count - before + 1), set.controlNumber]);
  }
  writer.add(['GE', String(group.sets.length), controlNumber]);
}

function writeHeader(data: InterchangeData, delimiters: Delimiters, issues: Issue[]): string {
  const version = data.version ?? '00501';
  const values = [
    data.authorizationQualifier ?? '00',
    data.authorization ?? '',
    data.securityQualifier ?? '00',
    data.security ?? '',
    data.senderQualifier ?? 'ZZ',
    data.senderId,
    data.receiverQualifier ?? 'ZZ',
    data.receiverId,
    data.date,
    data.time,
  ];
  const rest = [data.controlNumber.padStart(9, '0'), data.acknowledgementRequested ? '1' : '0', data.usage];
  const padded = [...values, ' ', version, ...rest].map((value, index) => value.padEnd(ISA_WIDTHS[index]!));
  for (const [index, value] of padded.entries()) checkWidth(value, index, issues);
  if (!/^\d{9}$/.test(rest[0]!)) {
    issues.push(
      issue('x12.bad-control-number', { segment: 'ISA', element: 13 }, { name: 'ISA13', wanted: 9 }),
    );
  }
  for (const [index, value] of padded.entries()) {
    const at: Place = { segment: 'ISA', element: index + 1 };
    issues.push(...checkText(value, { delimiters, encoding: 'ascii' }, at));
  }
  padded[10] = version >= '00402' ? delimiters.repetition : 'U';
  return ['ISA', ...padded, delimiters.component].join(delimiters.element) + delimiters.terminator;
}

function checkWidth(value: string, index: number, issues: Issue[]): void {
  const wanted = ISA_WIDTHS[index]!;
  if (value.length === wanted) return;
  const name = `ISA${String(index + 1).padStart(2, '0')}`;
  const at: Place = { segment: 'ISA', element: index + 1 };
  issues.push(issue('x12.unwritable-header', at, { name, found: value.length, wanted }));
}

function checkWrittenDelimiters(delimiters: Delimiters): Issue[] {
  const issues = checkDelimiters(delimiters, { segment: 'ISA' });
  for (const part of ['element', 'component', 'repetition', 'terminator'] as const) {
    const text = delimiters[part];
    if (text.length === 1 && text.charCodeAt(0) < 0x7f && !isUnusable(text.charCodeAt(0))) continue;
    issues.push(issue('x12.unusable-delimiter', { segment: 'ISA' }, { part: `${part} delimiter` }));
  }
  return issues;
}
