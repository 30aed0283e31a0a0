import { renderIssue } from '../../../schemas/issue.js';
import type { Outcome } from '../../../schemas/outcome.js';
import type { ExplainedBalance } from '../../app/accounts/explain-balance.js';
import { viewStory } from '../../app/views/stories.js';
import { mayDo, type Viewer } from '../viewer.js';
import { renderParty, separateThousands } from './formats.js';
import { LinkOrText } from './link-or-text.js';
import { findHref, hrefWith } from './links.js';
import { type Column, Table } from './table.js';

type StoryView = ReturnType<typeof viewStory>;

interface SourceLink {
  readonly key: string;
  /** `SVC03 at byte 611`. */
  readonly text: string;
  /** The remittance at its claim payment. */
  readonly href?: string;
  /** The bytes, for those who may read files. */
  readonly bytesHref?: string;
}

export interface StoryRow {
  readonly key: string;
  readonly date: string;
  readonly posting: string;
  readonly text: string;
  readonly balances: readonly string[];
  readonly sources: readonly SourceLink[];
}

/** How a balance came about, or why it cannot be told; the parties are the columns behind the text. */
export interface StorySection {
  readonly parties: readonly string[];
  readonly rows: readonly StoryRow[];
  readonly end: string;
}

export function presentStory(outcome: Outcome<ExplainedBalance>, viewer: Viewer): StorySection {
  if ('refused' in outcome) {
    const end = outcome.refused.issues.map(renderIssue).join(' ') || 'It cannot be told.';
    return { parties: [], rows: [], end };
  }
  const story = viewStory(outcome.done);
  const parties = story.balances.map(({ party }) => party);
  const rows = story.steps.map((step, index) => ({
    key: String(index),
    date: step.date,
    posting: step.sequence === undefined ? '' : `${step.sequence}/${step.ordinal}`,
    text: step.text,
    balances: parties.map((party) => amountOf(step.balances, party)),
    sources: step.sources.map((source) => presentSource(source, viewer)),
  }));
  const ends = story.balances.map(({ party, amount }) => `${party} ${separateThousands(amount)}`);
  const all = separateThousands(story.balance);
  return {
    parties,
    rows,
    end: `The steps end at the balance of the ledger: ${[...ends, `together ${all}`].join(', ')}.`,
  };
}

function amountOf(balances: StoryView['balances'], party: string): string {
  const found = balances.find((each) => each.party === party);
  return found === undefined ? '' : separateThousands(found.amount);
}

function presentSource(source: StoryView['steps'][number]['sources'][number], viewer: Viewer): SourceLink {
  const { element, byteOffset, remittanceId, claimPaymentOrdinal: from, fileId } = source;
  const href = findHref(viewer, 'remittance', remittanceId);
  const bytesHref = mayDo(viewer, 'file.read') && hrefWith(`/files/${fileId}/segments`, { byteOffset });
  return {
    key: `${fileId}-${byteOffset}`,
    text: `${element} at byte ${byteOffset}`,
    ...(href && { href: `${hrefWith(href, { from })}#claim-payment-${from}` }),
    ...(bytesHref && { bytesHref }),
  };
}

export function StoryTable({ story }: { story: StorySection }) {
  const columns: readonly Column<StoryRow>[] = [
    { title: 'Date', cell: ({ date }) => date },
    { title: 'Entry', isNumeric: true, cell: ({ posting }) => posting },
    { title: 'What happened', isLong: true, cell: ({ text }) => text },
    ...story.parties.map((party, index) => ({
      title: `${renderParty(party)} owes`,
      isNumeric: true,
      cell: ({ balances }: StoryRow) => balances[index],
    })),
    { title: 'From', cell: ({ sources }) => sources.map(renderSource) },
  ];
  return (
    <>
      <Table
        caption="How the balance came about"
        columns={columns}
        rows={story.rows}
        keyOf={({ key }) => key}
        empty="There is no step to tell."
      />
      <p class="tie">{story.end}</p>
    </>
  );
}

function renderSource({ key, text, href, bytesHref }: SourceLink) {
  return (
    <span key={key}>
      <LinkOrText href={href}>{text}</LinkOrText> {bytesHref !== undefined && (
        <a href={bytesHref}>bytes</a>
      )}{' '}
    </span>
  );
}
