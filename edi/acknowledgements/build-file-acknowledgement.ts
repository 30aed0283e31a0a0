import { type Issue, issue } from '../../schemas/issue.js';
import type { SnipType } from '../../schemas/snip-types.js';
import type { Guide } from '../guides/guide.js';
import { validateEnvelope } from '../validate/validate-envelope.js';
import type { FunctionalGroup, Interchange, X12File } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { type GroupData, type InterchangeData, type Written, writeX12 } from '../x12/write-x12.js';
import type { ErrorPolicy } from './build-acknowledged-set.js';
import { buildGroupAcknowledgement } from './build-group-acknowledgement.js';
import { buildInterchangeAcknowledgement } from './build-interchange-acknowledgement.js';
import { buildTa1, type InterchangeAcknowledgement } from './interchange-acknowledgement.js';

export interface AcknowledgementOptions {
  /** CCYYMMDD and HHMM of the answer. */
  readonly date: string;
  readonly time: string;
  /** ISA13 of the first answer; the next ones count on. GS06 is the same number. */
  readonly controlNumber: number;
  /** When a TA1 is written: when ISA14 asks for it or the interchange is rejected, or always. */
  readonly ta1?: 'asked' | 'always';
  readonly policy?: ErrorPolicy;
  /** The types of test of which the 999 tells, of 1, 2 and 4; 1 and 2 when left out. */
  readonly snipTypes?: readonly SnipType[];
  /** Guides of your own (`parseGuide`), looked at before those that are built in. */
  readonly guides?: readonly Guide[];
}

/** ISA05 and ISA06. */
const QUALIFIERS: readonly string[] = ['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ'];
const ID_WIDTH = 15;
const VERSION = '005010X231A1';
/** Acknowledgements are not acknowledged: each answer would ask for one. */
const FUNCTIONAL_ACKNOWLEDGEMENT = 'FA';

/**
 * The file that a receiver answers to a file: for each interchange one of its own, sender and receiver changed about,
 * with the TA1 and a 999 for each functional group. A rejected interchange gets the TA1 alone: nothing in it was looked
 * at. Nothing for an interchange that holds only acknowledgements and did not ask; refused when that is true of all.
 */
export function buildFileAcknowledgement(file: X12File, options: AcknowledgementOptions): Written {
  const answers = buildAnswers(file, options);
  if (answers.length > 0) return writeX12(answers, { lineBreak: '\n' });
  return { refused: { code: 'invalid', issues: [issue('acknowledgement.nothing-to-answer')] } };
}

function buildAnswers(file: X12File, options: AcknowledgementOptions): InterchangeData[] {
  const answers: InterchangeData[] = [];
  for (const interchange of file.interchanges) {
    const repeated = file.issues.filter(({ at }) => at.byteOffset === interchange.header.byteOffset);
    const envelope = validateEnvelope(interchange);
    const ofInterchange = envelope.filter((found) => !isOfGroup(found));
    const told = buildInterchangeAcknowledgement(interchange, [...ofInterchange, ...repeated]);
    const number = options.controlNumber + answers.length;
    const answer = buildAnswer(interchange, told, number, { ...options, envelope });
    if (answer) answers.push(answer);
  }
  return answers;
}

/** What is wrong with a GS or GE is told of the group. */
function isOfGroup({ at }: Issue): boolean {
  return at.segment === 'GS' || at.segment === 'GE';
}

interface AnswerOptions extends AcknowledgementOptions {
  /** What is wrong with the elements of the envelope. */
  readonly envelope: readonly Issue[];
}

function buildAnswer(
  interchange: Interchange,
  told: InterchangeAcknowledgement,
  number: number,
  options: AnswerOptions,
): InterchangeData | undefined {
  const { header } = interchange;
  const isAsked = options.ta1 === 'always' || header.element(14) === '1' || told.code !== 'A';
  const groups = told.code === 'R' ? [] : buildGroups(interchange, number, options);
  if (!isAsked && groups.length === 0) return undefined;
  return {
    ...changeAbout(header),
    date: options.date.slice(2),
    time: options.time.slice(0, 4),
    controlNumber: String(number),
    usage: header.element(15) === 'P' ? 'P' : 'T',
    ...(isAsked && { acknowledgements: [buildTa1(told)] }),
    groups,
  };
}

function findOwn({ header, trailer }: FunctionalGroup, envelope: readonly Issue[]): Issue[] {
  const places = [header.byteOffset, trailer?.byteOffset];
  return envelope.filter((found) => isOfGroup(found) && places.includes(found.at.byteOffset));
}

/** In an ISA of wrong widths as much as fits; who has a qualifier that is none is answered as agreed between both. */
function changeAbout(header: Segment) {
  const idOf = (element: number) => header.element(element).trimEnd().slice(0, ID_WIDTH);
  const qualifierOf = (element: number) =>
    QUALIFIERS.find((each) => each === header.element(element)) ?? 'ZZ';
  return {
    senderQualifier: qualifierOf(7),
    senderId: idOf(8),
    receiverQualifier: qualifierOf(5),
    receiverId: idOf(6),
  };
}

/** One group for each pair of application codes, which are those of the acknowledged groups changed about. */
function buildGroups(interchange: Interchange, number: number, options: AnswerOptions): GroupData[] {
  const byCodes = new Map<string, FunctionalGroup[]>();
  for (const group of interchange.groups) {
    if (group.header.element(1) === FUNCTIONAL_ACKNOWLEDGEMENT) continue;
    const key = `${group.header.element(2)}\n${group.header.element(3)}`;
    byCodes.set(key, [...(byCodes.get(key) ?? []), group]);
  }
  return [...byCodes.values()].map((groups, index) => {
    const { header } = groups[0] as { header: Segment };
    return {
      functionalCode: FUNCTIONAL_ACKNOWLEDGEMENT,
      senderCode: header.element(3),
      receiverCode: header.element(2),
      date: options.date,
      time: options.time,
      controlNumber: String(number + index),
      version: VERSION,
      sets: groups.map((group, position) => ({
        identifier: '999',
        controlNumber: String(position + 1).padStart(4, '0'),
        segments: buildGroupAcknowledgement(group, { ...options, found: findOwn(group, options.envelope) })
          .segments,
      })),
    };
  });
}
