import type { RecordBundle } from '../../fhir-mappings/write-back/record-bundle.js';
import type { Issue } from '../../schemas/issue.js';
import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import { renderFhirRecord } from '../app/claims/write-back.js';
import { renderFhirReconciliation } from '../app/claims/write-back-reconciliation.js';
import type { AppContext } from '../app/context.js';
import type { RemittanceRecord } from '../app/ports.js';
import { listClaims } from '../app/reading/read-claims.js';
import { listRemittances } from '../app/reading/read-exchange.js';
import type { ListedClaim, Page, PageRequest } from '../app/records/list-records.js';
import type { Progress, WrittenBack } from '../cli/command-port.js';
import { type WriteBackTarget, writeBack } from '../exchange/fhir/write-back.js';

/** Issues that are told; more are counted. */
const TOLD = 100;

/** States of claims that never left. */
const UNSENT: readonly string[] = ['draft', 'needs-work', 'ready'];

/** Writes every claim that was sent and every posted remittance, one bundle each, and counts what became of them. */
export class LocalWriteBack {
  #claims = 0;
  #remittances = 0;
  #resources = 0;
  #refused = 0;
  readonly #issues: Issue[] = [];

  constructor(
    private readonly context: AppContext,
    private readonly actor: Actor,
    private readonly target: WriteBackTarget,
    private readonly progress: Progress,
  ) {}

  async writeAll(): Promise<Outcome<WrittenBack>> {
    const refusal = (await this.#writeClaims()) ?? (await this.#writeRemittances());
    if (refusal) return refusal;
    return done({
      claims: this.#claims,
      remittances: this.#remittances,
      resources: this.#resources,
      refused: this.#refused,
      issues: this.#issues,
    });
  }

  #writeClaims() {
    const { context, actor } = this;
    const read = (page: PageRequest) => listClaims(context, actor, {}, 'entry', page);
    return this.#each<ListedClaim>(read, async ({ claimId, state }) => {
      if (UNSENT.includes(state)) return undefined;
      this.#claims += 1;
      this.progress('Claims', this.#claims, this.#claims);
      return this.#write(await renderFhirRecord(context, actor, claimId));
    });
  }

  #writeRemittances() {
    const { context, actor } = this;
    const read = (page: PageRequest) => listRemittances(context, actor, { state: 'posted' }, page);
    return this.#each<RemittanceRecord>(read, async ({ remittanceId }) => {
      this.#remittances += 1;
      this.progress('Remittances', this.#remittances, this.#remittances);
      return this.#write(await renderFhirReconciliation(context, actor, remittanceId));
    });
  }

  async #each<T>(
    read: (page: PageRequest) => Promise<Outcome<Page<T>>>,
    work: (item: T) => Promise<Refused | undefined>,
  ): Promise<Refused | undefined> {
    for (let after: readonly string[] | undefined; ; ) {
      const page = await read({ limit: 200, ...(after && { after }) });
      if ('refused' in page) return page;
      for (const item of page.done.items) {
        const refusal = await work(item);
        if (refusal) return refusal;
      }
      after = page.done.next;
      if (!after) return undefined;
    }
  }

  async #write(rendered: Outcome<RecordBundle>): Promise<Refused | undefined> {
    if ('refused' in rendered) return rendered;
    const written = await writeBack(this.target, rendered.done);
    if ('refused' in written) return written;
    for (const { issue } of written.done) {
      if (issue === undefined) this.#resources += 1;
      else {
        this.#refused += 1;
        if (this.#issues.length < TOLD) this.#issues.push(issue);
      }
    }
    return undefined;
  }
}

type Refused = Extract<Outcome<never>, { refused: unknown }>;
