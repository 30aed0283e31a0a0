import type {
  BalanceStory,
  Party,
  PartyAmount,
  StoryAnswer,
  StoryEntry,
  StoryStep,
} from '../../../schemas/balance-story.js';
import type { Account } from '../../../schemas/ledger.js';
import { addCents, type Cents, negateCents, ZERO } from '../../../schemas/money.js';
import { findStorySources } from './story-sources.js';
import { renderEntry, type StoryScene } from './story-texts.js';
import { buildUnpostedSteps } from './unposted-steps.js';

/** A step before the balances after it are known. */
export type OpenStep = Omit<StoryStep, 'balances'>;

/** Steps that belong together: those of one journal, and what else its claim payment says. */
interface Chapter {
  readonly date: string;
  readonly isCharge: boolean;
  readonly sequence: number;
  readonly steps: OpenStep[];
}

/**
 * Tells a balance in the order in which things happened: by business date, charges first, then as they were posted; an
 * answer that moved no money stands where it was given. No posting is left out.
 *
 * @param entries every posting on the claim or account
 * @param answers every claim payment of these claims
 * @param told why money waits, and what persons had for what they decided
 */
export function buildBalanceStory(
  entries: readonly StoryEntry[],
  answers: readonly StoryAnswer[],
  told: Pick<StoryScene, 'reasons' | 'grounds'>,
): BalanceStory {
  const scene: StoryScene = {
    answers: new Map(answers.map((each) => [each.claimPaymentId, each])),
    ...told,
  };
  const chapters = buildChapters(entries, scene);
  addUnposted(chapters, scene);
  const balances = new Map<Party, Cents>();
  const steps = [...chapters.values()]
    .sort(compareChapters)
    .flatMap((chapter) => chapter.steps)
    .map((step): StoryStep => {
      for (const { party, amount } of step.effects) {
        balances.set(party, addCents(balances.get(party) ?? ZERO, amount));
      }
      return { ...step, balances: listBalances(balances) };
    });
  return { steps, balances: listBalances(balances) };
}

/** `payer 1` of receivable.payer.1; none of an account that is no receivable. */
export function findParty(account: Account): Party | undefined {
  return account.startsWith('receivable.') ? account.slice(11).replace('.', ' ') : undefined;
}

function buildChapters(entries: readonly StoryEntry[], scene: StoryScene): Map<string, Chapter> {
  const chapters = new Map<string, Chapter>();
  for (const entry of entries) {
    const { journalKey, accountingDate: date, sequence } = entry;
    const chapter = chapters.get(journalKey) ?? {
      date,
      isCharge: entry.kind === 'charge',
      sequence,
      steps: [],
    };
    chapters.set(journalKey, chapter);
    chapter.steps.push(buildStep(entry, scene));
  }
  return chapters;
}

function buildStep(entry: StoryEntry, scene: StoryScene): OpenStep {
  const { accountingDate: date, amount, claimId, sequence, ordinal, journalKey, kind } = entry;
  const answer = scene.answers.get(entry.claimPaymentId ?? '');
  return {
    ...{ date, text: renderEntry(entry, answer, scene), amount, sequence, ordinal, journalKey },
    journalKind: kind,
    ...(claimId !== undefined && { claimId }),
    effects: findEffects(entry),
    sources: answer ? findStorySources(entry, answer) : [],
  };
}

function findEffects({ debit, credit, amount }: StoryEntry): PartyAmount[] {
  const [added, taken] = [findParty(debit), findParty(credit)];
  return [
    ...(added === undefined ? [] : [{ party: added, amount }]),
    ...(taken === undefined ? [] : [{ party: taken, amount: negateCents(amount) }]),
  ];
}

/** Behind the first journal of their claim payment, or by themselves where it has none. */
function addUnposted(chapters: Map<string, Chapter>, scene: StoryScene): void {
  for (const answer of scene.answers.values()) {
    const own = chapters.get(`claim-payment:${answer.claimPaymentId}`);
    const steps = buildUnpostedSteps(answer, own !== undefined, scene.reasons);
    if (own) own.steps.push(...steps);
    else if (steps.length > 0) {
      const date = answer.paymentDate;
      chapters.set(answer.claimPaymentId, {
        date,
        isCharge: false,
        sequence: Number.MAX_SAFE_INTEGER,
        steps,
      });
    }
  }
}

function compareChapters(a: Chapter, b: Chapter): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.isCharge !== b.isCharge) return a.isCharge ? -1 : 1;
  return a.sequence - b.sequence;
}

function listBalances(balances: ReadonlyMap<Party, Cents>): PartyAmount[] {
  return [...balances]
    .map(([party, amount]) => ({ party, amount }))
    .sort((a, b) => ORDER.compare(orderKey(a.party), orderKey(b.party)));
}

/** Payers by number, the patient behind them. */
const ORDER = new Intl.Collator('en', { numeric: true });

function orderKey(party: Party): string {
  return `${party.startsWith('payer') ? 0 : 1} ${party === 'agency' ? 'z' : party}`;
}
