import {
  type CalendarDate,
  type Cents,
  findText,
  formatX12Cents,
  formatX12Date,
  type LoopNode,
  parseGuide,
  present,
  type SegmentData,
  type SegmentReading,
} from '../../../edi/index.js';

/**
 * An 824 as one payer sends it: what its application, and not its translator, found wrong in sets that it took. The
 * project does not know this set. All that is needed to know it stands in this file: table, noun, reader, builder.
 */
export const ADVICE_GUIDE = parseGuide(
  { id: 'plan-one-824', identifier: '824', functionalCode: 'AG', versions: ['005010X186A1'] },
  `
ST 0100 R 1 | R143:824 R329 R1705:005010X186A1
area header
BGN 0200 R 1 C0504 | R353:11 R127 R373 R337
loop 1000A 0300 R 1
  N1 0300 R 1 R0203 P0304 | R98!:41 R93 R66:46 R67
loop 1000B 0300 R 1
  N1 0300 R 1 R0203 P0304 | R98!:40 R93 R66:46 R67
area detail
loop 2000 0100 R >1
  OTI 0100 R 1 C0908 | R110:TA,TE,TR R128:TN R127 N142 N124 N373 N337 S28 S329 S143
  AMT 0500 S 1 | R522!:T R782
  loop 2100 0700 S >1
    TED 0700 R 1 | R647:006,007,024 S3
SE 9999 R 1 | R96 R329
`,
  '3:AN/1-60 110:ID/1-2 647:ID/1-3',
);

export interface ApplicationAdvice {
  /** BGN02. */
  readonly reference: string;
  readonly date: CalendarDate;
  /** BGN04. */
  readonly time: string;
  readonly sender: AdvicePartner;
  readonly receiver: AdvicePartner;
  readonly sets: readonly AdvisedSet[];
}

/** N1. */
export interface AdvicePartner {
  readonly name: string;
  readonly id: string;
}

/** OTI: one of the sets that were sent, and what became of it. */
export interface AdvisedSet {
  /** OTI01: TA accepted, TE accepted with errors, TR rejected. */
  readonly verdictCode: 'TA' | 'TE' | 'TR';
  readonly reference: string;
  /** OTI08 to OTI10. */
  readonly original?: {
    readonly groupControlNumber: string;
    readonly controlNumber: string;
    readonly identifier: string;
  };
  readonly totalAmount?: Cents;
  readonly faults: readonly { readonly code: string; readonly text?: string }[];
}

/** Undefined, with an error, when it has no date. */
export function readApplicationAdvice(
  reading: SegmentReading,
  tree: LoopNode,
): ApplicationAdvice | undefined {
  const begin = tree.segment('BGN')!;
  const date = reading.readDate('ST', begin, 3);
  if (date === undefined) return undefined;
  return {
    reference: begin.element(2),
    date,
    time: begin.element(4),
    sender: readPartner(tree.child('1000A')),
    receiver: readPartner(tree.child('1000B')),
    sets: tree.children('2000').map((loop) => readAdvisedSet(reading, loop)),
  };
}

function readPartner(loop: LoopNode | undefined): AdvicePartner {
  const name = loop?.segment('N1');
  return { name: name?.element(2) ?? '', id: name?.element(4) ?? '' };
}

function readAdvisedSet(reading: SegmentReading, loop: LoopNode): AdvisedSet {
  const original = loop.segment('OTI')!;
  const total = loop.segment('AMT', 'T');
  return present({
    verdictCode: reading.readCode('2000', original, 1, ['TA', 'TE', 'TR']) ?? 'TR',
    reference: original.element(3),
    original: original.isEmpty(8)
      ? undefined
      : {
          groupControlNumber: original.element(8),
          controlNumber: original.element(9),
          identifier: original.element(10),
        },
    totalAmount: total && reading.readAmount('2000', total, 2),
    faults: loop
      .children('2100')
      .map((fault) => fault.segment('TED')!)
      .map((fault) => present({ code: fault.element(1), text: findText(fault, 2) })),
  });
}

/** The segments between ST and SE. */
export function buildApplicationAdvice(advice: ApplicationAdvice): SegmentData[] {
  const { sender, receiver } = advice;
  return [
    ['BGN', '11', advice.reference, formatX12Date(advice.date), advice.time],
    ['N1', '41', sender.name, '46', sender.id],
    ['N1', '40', receiver.name, '46', receiver.id],
    ...advice.sets.flatMap(buildAdvisedSet),
  ];
}

function buildAdvisedSet(set: AdvisedSet): SegmentData[] {
  const { verdictCode, reference, original, totalAmount } = set;
  const numbers = original ? [original.groupControlNumber, original.controlNumber, original.identifier] : [];
  return [
    ['OTI', verdictCode, 'TN', reference, '', '', '', '', ...numbers],
    ...(totalAmount === undefined ? [] : [['AMT', 'T', formatX12Cents(totalAmount)] as const]),
    ...set.faults.map(({ code, text = '' }) => ['TED', code, text] as const),
  ];
}
