import { Facts } from '../../parts/facts.js';
import { IssueList } from '../../parts/issue-list.js';
import { Layout } from '../../parts/layout.js';
import { LinkOrText } from '../../parts/link-or-text.js';
import { State } from '../../parts/state.js';
import { type StorySection, StoryTable } from '../../parts/story-table.js';
import { Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import { CLAIM_DENIAL_COLUMNS } from '../denials/view.js';
import { CLAIM_WORK_ITEM_COLUMNS } from '../work-items/view.js';
import { EVENT_COLUMNS, LEDGER_COLUMNS, LINE_COLUMNS, PAYMENT_COLUMNS } from './columns.js';
import type { ClaimPage } from './presenter.js';

/** A claim with the story of its balance. */
type ToldClaim = ClaimPage & { readonly story: StorySection };

/** The claim as it stands, like a claim form, and below it all that happened to it. */
export function ClaimView({ claim, viewer }: { claim: ToldClaim; viewer: Viewer }) {
  return (
    <Layout title={`Claim ${claim.controlNumber}`} within="Claims" viewer={viewer}>
      <Standing claim={claim} />
      <IssueList issues={claim.issues} />
      <div class="form">
        {claim.boxes.map(({ title, facts }) => (
          <Facts key={title} title={title} facts={facts} />
        ))}
        <Diagnoses diagnoses={claim.diagnoses} />
      </div>
      <Table
        caption="Service lines"
        columns={LINE_COLUMNS}
        rows={claim.lines}
        keyOf={({ number }) => number}
        totals={['All', '', '', '', '', claim.chargeAmount, '']}
        empty="The claim has no lines."
      />
      <StoryTable story={claim.story} />
      <History claim={claim} />
    </Layout>
  );
}

function Standing({ claim: { state, chargeAmount, openAmount, accountHref } }: { claim: ClaimPage }) {
  return (
    <p class="standing">
      <State state={state} /> <span>Charge {chargeAmount}</span> <strong>Open {openAmount}</strong>{' '}
      {accountHref !== undefined && <LinkOrText href={accountHref}>Patient account</LinkOrText>}
    </p>
  );
}

function Diagnoses({ diagnoses }: Pick<ClaimPage, 'diagnoses'>) {
  return (
    <section class="facts">
      <h2>Diagnoses</h2>
      <ol class="diagnoses">
        {diagnoses.map(({ letter, code }) => (
          <li key={letter}>
            <b>{letter}</b> {code}
          </li>
        ))}
      </ol>
    </section>
  );
}

function History({ claim }: { claim: ClaimPage }) {
  return (
    <>
      <Table
        caption="Ledger of the claim"
        columns={LEDGER_COLUMNS}
        rows={claim.ledger}
        keyOf={({ key }) => key}
        empty="Nothing is posted: the claim has not been submitted."
      />
      <Table
        caption="Payments"
        columns={PAYMENT_COLUMNS}
        rows={claim.payments}
        keyOf={({ claimPaymentId }) => claimPaymentId}
        empty="No remittance has answered this claim."
      />
      <Table
        caption="Denials"
        columns={CLAIM_DENIAL_COLUMNS}
        rows={claim.denials}
        keyOf={({ denialKey }) => denialKey}
        empty="No denials."
      />
      <Table
        caption="Work items"
        columns={CLAIM_WORK_ITEM_COLUMNS}
        rows={claim.workItems}
        keyOf={({ workItemKey }) => workItemKey}
        empty="Nothing waits for a person."
      />
      <Table
        caption="History"
        columns={EVENT_COLUMNS}
        rows={claim.events}
        empty="Nothing has happened yet."
      />
    </>
  );
}
