import type { Approval } from '../../schemas/approval.js';
import type { Outcome } from '../../schemas/outcome.js';
import type { ReceivedFile } from '../app/files/receive-file.js';
import type { viewFilePreview, viewPlacedPayment, viewSuggestions } from '../app/views/decisions.js';
import type { viewPayment } from '../app/views/payments.js';
import type { GlobalOptions } from './command-port.js';

/** What a person decides about claim payments and remittances, and what a file would do. */
export interface DecisionCommands {
  previewFiles(options: GlobalOptions, paths: readonly string[]): Promise<Outcome<readonly PreviewedFile[]>>;
  /** One after another; the first that is refused ends it. */
  recordPaper(options: GlobalOptions, input: PaperInput): Promise<Outcome<readonly ReceivedFile[]>>;
  suggest(options: GlobalOptions, claimPaymentId: string): Promise<Outcome<ToldSuggestions>>;
  match(options: GlobalOptions, choice: MatchOptions): Promise<Outcome<PlacedPayment>>;
  unmatch(options: GlobalOptions, claimPaymentId: string, reason: string): Promise<Outcome<PlacedPayment>>;
  release(options: GlobalOptions, release: ReleaseOptions): Promise<Outcome<PlacedPayment>>;
  hold(options: GlobalOptions, release: ReleaseOptions): Promise<Outcome<PlacedPayment>>;
  /** The sets that share the payment of one, and what is left of it. */
  paymentParts(options: GlobalOptions, workItemKey: string): Promise<Outcome<ToldParts>>;
  undo(options: GlobalOptions, remittanceId: string, reason: string): Promise<Outcome<Approval>>;
  redo(options: GlobalOptions, remittanceId: string, reason: string): Promise<Outcome<Approval>>;
}

/** Paths of JSON files, or what options say, as the API would be told. */
export type PaperInput = { readonly files: readonly string[] } | { readonly paper: object };

export type PreviewedFile = { readonly name: string } & ReturnType<typeof viewFilePreview>;

export type ToldParts = ReturnType<typeof viewPayment>;

export type ToldSuggestions = ReturnType<typeof viewSuggestions>;

export type PlacedPayment = ReturnType<typeof viewPlacedPayment>;

export interface MatchOptions {
  readonly claimPaymentId: string;
  readonly patientControlNumber: string;
  /** Line control number by ordinal of the service. */
  readonly lines?: Readonly<Record<number, string>>;
  readonly payerSequence?: number;
  readonly reason: string;
}

export interface ReleaseOptions {
  readonly claimPaymentId: string;
  readonly payerSequence: number;
  readonly reason: string;
}
