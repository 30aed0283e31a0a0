import type { SegmentData } from '../../../edi/x12/segment.js';
import type { Answer, Plb, WorldPayer } from './answer.js';
import { sumOf } from './answer.js';

/** One 835 set as its payer means it. */
export interface Remittance {
  readonly payer: WorldPayer;
  /** BPR16 and DTM*405. */
  readonly date: string;
  trace: string;
  answers: readonly Answer[];
  readonly adjustments: readonly Plb[];
  /** BPR02, where it is not what claims and adjustments sum to, or where that is below zero. */
  total?: number;
  /** Changes the segments between ST and SE before they are written. */
  rewrite?: (segments: SegmentData[]) => SegmentData[];
  /** Nobody can read it, so that it arrives as nothing; said is what of it waits for a person. */
  unreadable?: 'a set' | 'a file' | 'what comes again';
}

/** CLP04 less PLB. */
export function computedTotal({ answers, adjustments }: Pick<Remittance, 'answers' | 'adjustments'>): number {
  return sumOf(answers.map(({ paid }) => paid)) - sumOf(adjustments.map(({ cents }) => cents));
}

/** BPR02. */
export function totalOf(remittance: Remittance): number {
  return remittance.total ?? computedTotal(remittance);
}

/** What is paid by it: nothing, where its payer carries a cycle below zero forward without a word. */
export function paymentOf(remittance: Remittance): number {
  return carriedBy(remittance) === 0 ? totalOf(remittance) : 0;
}

/** What a payer carries forward without a word, above zero: as if an FB of it stood in the set. */
export function carriedBy(remittance: Remittance): number {
  const computed = computedTotal(remittance);
  const isStated = totalOf(remittance) === 0 || totalOf(remittance) === computed;
  return remittance.payer.carriesForward && computed < 0 && isStated ? -computed : 0;
}

/** By which the books can be asked about it: zero payments may share it. */
export function keyOf({ payer, trace }: Pick<Remittance, 'payer' | 'trace'>): string {
  return `${payer.traceId}|${trace}`;
}

/** What the bank says of one entry, and which remittances its payer means to pay by it. */
export interface BankEntry {
  /** The day on which a statement tells it; the same entry can be told twice. */
  readonly day: number;
  readonly date: string;
  readonly reference: string;
  /** What arrived, and what a card processor kept of it. */
  readonly cents: number;
  readonly fee: number;
  readonly pays: readonly Remittance[];
  /** As the bank gives it: some leave out the leading 1. */
  readonly payerId: string;
  readonly trace: string;
}
