import type { InterchangeData, SetData } from './x12/write-x12.js';

/** What the envelope of a file of one group says. */
export interface InterchangeEnvelope {
  /** ISA05 and ISA06; the identifier is GS02 too. */
  readonly sender: { readonly qualifier?: string; readonly id: string };
  /** ISA07 and ISA08; the identifier is GS03 too. */
  readonly recipient: { readonly qualifier?: string; readonly id: string };
  /** CCYYMMDD. */
  readonly date: string;
  /** HHMM to HHMMSSDD. */
  readonly time: string;
  /** ISA13. */
  readonly interchangeControlNumber: string;
  /** GS06. */
  readonly groupControlNumber: string;
  /** ISA15: P production, T test. */
  readonly usage: 'P' | 'T';
  /** ISA14: whether a TA1 is asked for; true when left out. */
  readonly acknowledgementRequested?: boolean;
}

/** What the guide says of the sets of a group. */
export interface GroupKind {
  /** GS01. */
  readonly functionalCode: string;
  /** ST01. */
  readonly identifier: string;
  /** GS08 and ST03. */
  readonly version: string;
}

/** What the X12 writer takes for a file of one group with these sets; ST02 counts from 0001. */
export function buildInterchange(
  envelope: InterchangeEnvelope,
  { functionalCode, identifier, version }: GroupKind,
  sets: readonly SetData['segments'][],
): InterchangeData {
  const { sender, recipient, date, time, usage } = envelope;
  return {
    ...(sender.qualifier !== undefined && { senderQualifier: sender.qualifier }),
    senderId: sender.id,
    ...(recipient.qualifier !== undefined && { receiverQualifier: recipient.qualifier }),
    receiverId: recipient.id,
    date: date.slice(2),
    time: time.slice(0, 4),
    controlNumber: envelope.interchangeControlNumber,
    acknowledgementRequested: envelope.acknowledgementRequested ?? true,
    usage,
    groups: [
      {
        functionalCode,
        senderCode: sender.id,
        receiverCode: recipient.id,
        date,
        time,
        controlNumber: envelope.groupControlNumber,
        version,
        sets: sets.map((segments, index) => ({
          identifier,
          controlNumber: String(index + 1).padStart(4, '0'),
          segments,
        })),
      },
    ],
  };
}
