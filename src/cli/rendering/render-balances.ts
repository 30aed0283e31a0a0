import type { BalancesTold } from '../command-port.js';
import { renderCount, renderTable } from './table.js';

type Story = NonNullable<BalancesTold['stories']>[number];
type Step = Story['steps'][number];
type Source = Step['sources'][number];
type Payer = NonNullable<BalancesTold['payer']>;

/** One story after the other, or what a payer owes. */
export function renderBalances({ stories, payer }: BalancesTold): string {
  if (payer) return renderPayer(payer);
  return (stories ?? []).map(renderStory).join('\n\n');
}

function renderStory(story: Story): string {
  const parties = story.balances.map(({ party }) => party);
  const rows = story.steps.map((step) => [
    step.date,
    step.sequence === undefined ? '' : `${step.sequence}/${step.ordinal}`,
    step.text,
    ...parties.map((party) => step.balances.find((each) => each.party === party)?.amount ?? ''),
    step.sources.map(renderSource).join('; '),
  ]);
  const columns = ['date', '>posting', 'what happened', ...parties.map((party) => `>${party}`), 'from'];
  const ends = story.balances.map(({ party, amount }) => `${party} ${amount}`).join(', ');
  const lines = [
    `${story.title}: open ${story.balance}`,
    renderTable(columns, rows),
    `Ends at the balance of the ledger: ${ends || 'nothing was ever owed'}.`,
  ];
  const bytes =
    story.segments?.map(({ fileId, byteOffset, text }) => `  ${fileId} @${byteOffset}  ${text}`) ?? [];
  return [...lines, ...(bytes.length > 0 ? ['Segments:', ...bytes] : [])].join('\n');
}

/** `CLP04, file 0199..., set 1, byte 1234`. */
function renderSource({ element, fileId, setOrdinal, byteOffset }: Source): string {
  return `${element}, file ${fileId}, set ${setOrdinal}, byte ${byteOffset}`;
}

function renderPayer({ payerId, balance, totals, items }: Payer): string {
  const months = totals.map(({ month, kind, amount }) => [month, kind, amount]);
  const claims = items.map((claim) => [claim.patientControlNumber, claim.claimId, claim.balance]);
  const all = renderCount(items.length, 'claim');
  return [
    `Payer ${payerId} owes ${balance} on ${all}`,
    renderTable(['month', 'kind', '>moved by'], [...months, ['all', '', balance]]),
    renderTable(['control number', 'claim', '>open'], claims),
  ].join('\n\n');
}
