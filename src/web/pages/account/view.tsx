import { Layout } from '../../parts/layout.js';
import { PagingLinks } from '../../parts/paging.js';
import { RequestForm } from '../../parts/request-form.js';
import { type StorySection, StoryTable } from '../../parts/story-table.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import { ClaimsTable } from '../claims/view.js';
import { PaymentsTable } from './payments-table.js';
import type { PaymentsSection } from './present-payments.js';
import type { AccountPage, EntryRow } from './presenter.js';

const BALANCES: readonly Column<AccountPage['balances'][number]>[] = [
  { title: 'Ledger account', cell: ({ account }) => account },
  { title: 'Balance', isNumeric: true, cell: ({ balance }) => balance },
];

const ENTRIES: readonly Column<EntryRow>[] = [
  { title: 'Entry', isNumeric: true, cell: ({ sequence }) => sequence },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Kind', cell: ({ kind }) => kind },
  { title: 'Debit', cell: ({ debit }) => debit },
  { title: 'Credit', cell: ({ credit }) => credit },
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Amount', isNumeric: true, cell: ({ amount }) => amount },
  { title: 'Adds to open', isNumeric: true, cell: ({ effect }) => effect },
  {
    title: 'From',
    cell: ({ claimHref, remittanceHref }) => (
      <>
        {claimHref !== undefined && <a href={claimHref}>claim</a>}{' '}
        {remittanceHref !== undefined && <a href={remittanceHref}>remittance</a>}
      </>
    ),
  },
];

/** An account with the story of its balance, and what the patient has paid, for who may see that. */
type ToldAccount = AccountPage & { readonly story: StorySection; readonly payments?: PaymentsSection };

export function AccountView({ account, viewer }: { account: ToldAccount; viewer: Viewer }) {
  const { patient, birthDate, sourceKey, totalBalance, balances, claims, entries, paging } = account;
  return (
    <Layout title={`Account of ${patient}`} within="Patient accounts" viewer={viewer}>
      <p class="standing">
        <strong>Open {totalBalance}</strong> {birthDate !== undefined && <span>Born {birthDate}</span>}{' '}
        <span>Source {sourceKey}</span>
      </p>
      <Table
        caption="Balances"
        columns={BALANCES}
        rows={balances}
        keyOf={(row) => row.account}
        empty="Nothing is posted on this account, or all of it is settled."
      />
      {account.form && (
        <section>
          <h2>Write off a balance</h2>
          <RequestForm form={account.form} viewer={viewer} />
        </section>
      )}
      <ClaimsTable caption="Claims" rows={claims} isOfOnePatient />
      {account.payments && <PaymentsTable payments={account.payments} viewer={viewer} />}
      <StoryTable story={account.story} />
      <Table
        caption="Ledger of the account"
        columns={ENTRIES}
        rows={entries}
        keyOf={({ key }) => key}
        empty="Nothing is posted."
      />
      <PagingLinks paging={paging} />
    </Layout>
  );
}
