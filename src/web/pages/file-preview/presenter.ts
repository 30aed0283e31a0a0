import type { FilePreview } from '../../../app/files/preview-file.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewFilePreview } from '../../../app/views/decisions.js';
import { renderAccount, renderReason, renderWord, separateThousands } from '../../parts/formats.js';

export interface PreviewedPayment {
  readonly controlNumber: string;
  readonly place: string;
  readonly paid: string;
  readonly state: string;
  /** Of this set, or one that waited and that this set lets go on. */
  readonly from: string;
}

export interface PreviewedEntry {
  readonly date: string;
  readonly kind: string;
  readonly claim: string;
  readonly line: string;
  readonly reason: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
}

export interface PreviewedWork {
  readonly kind: string;
  readonly amount: string;
  readonly issues: readonly IssueView[];
}

export interface PreviewedSet {
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly issues: readonly IssueView[];
  readonly payments: readonly PreviewedPayment[];
  readonly entries: readonly PreviewedEntry[];
  readonly denials: readonly PreviewedWork[];
  readonly work: readonly PreviewedWork[];
  /** Entries that are not shown; nothing is left out of a file of usual size. */
  readonly more?: string;
}

export interface FilePreviewPage {
  readonly failure?: string;
  readonly preview?: {
    readonly told: string;
    readonly issues: readonly IssueView[];
    readonly sets: readonly PreviewedSet[];
  };
}

/** Rows of one table that a page shows; the API tells any number. */
const SHOWN = 2_000;

type View = ReturnType<typeof viewFilePreview>;
type SetView = View['remittances'][number];
type Written = Pick<SetView, 'claimPayments' | 'journals' | 'denials' | 'workItems'>;

export function presentFilePreview(preview: FilePreview): FilePreviewPage {
  const view = viewFilePreview(preview);
  const remittances = view.remittances.map((set, at): PreviewedSet => {
    const amount = set.paymentAmount === undefined ? '' : `, ${separateThousands(set.paymentAmount)}`;
    const title = `Remittance ${set.traceNumber ?? set.setControlNumber}${amount}`;
    return { key: `set-${at + 1}`, title, state: set.result, issues: set.issues, ...writtenOf(set) };
  });
  const answers = view.acknowledgements.map(({ acknowledgement: { kind }, ...written }, at): PreviewedSet => {
    const count = written.claimStates.length;
    const title = `${kind}: ${count} ${count === 1 ? 'claim changes its' : 'claims change their'} state`;
    return { key: `answer-${at + 1}`, title, state: 'read', issues: [], ...writtenOf(written) };
  });
  return {
    preview: { told: tell(view), issues: view.issues, sets: [...remittances, ...answers] },
  };
}

function tell({ kind, result }: View): string {
  if (result === 'duplicate')
    return `This ${kind} has been received before. Receiving it again would do nothing.`;
  if (result === 'quarantined') return `This file (${kind}) would be quarantined. No entry would be made.`;
  return `This is what receiving the ${kind} would do now. Nothing of it has been done.`;
}

function writtenOf({ claimPayments, journals, denials, workItems }: Written) {
  const entries = journals.flatMap(({ kind, accountingDate, postings }) =>
    postings.map(
      (posting): PreviewedEntry => ({
        date: accountingDate,
        kind: renderWord(kind),
        claim: posting.patientControlNumber ?? '',
        line: posting.lineControlNumber ?? '',
        reason: renderReason(posting.groupCode, posting.reasonCode),
        debit: renderAccount(posting.debit),
        credit: renderAccount(posting.credit),
        amount: separateThousands(posting.amount),
      }),
    ),
  );
  const left = Math.max(0, entries.length - SHOWN, claimPayments.length - SHOWN);
  return {
    payments: claimPayments.slice(0, SHOWN).map((each) => ({
      controlNumber: each.patientControlNumber,
      place: String(each.ordinal),
      paid: separateThousands(each.paymentAmount),
      state: each.state,
      from: each.isOfThisSet ? 'This set' : 'Waited, and goes on',
    })),
    entries: entries.slice(0, SHOWN),
    denials: denials.slice(0, SHOWN).map(({ groupCode, reasonCode, state, deniedAmount }) => ({
      kind: `${renderReason(groupCode, reasonCode)} (${renderWord(state).toLowerCase()})`,
      amount: separateThousands(deniedAmount),
      issues: [],
    })),
    work: workItems.slice(0, SHOWN).map(({ kind, amount, issues }) => ({
      kind: renderWord(kind),
      amount: separateThousands(amount),
      issues,
    })),
    ...(left > 0 && {
      more: `${separateThousands(left)} more rows are told by the API and the command line.`,
    }),
  };
}
