import { done, type Outcome } from '../../schemas/outcome.js';
import type { Actor } from '../app/actor.js';
import { requestApproval } from '../app/approvals/request-approval.js';
import { matchClaimPayment, unmatchClaimPayment } from '../app/claim-payments/match-claim-payment.js';
import { holdClaimPayment, releaseClaimPayment } from '../app/claim-payments/release-claim-payment.js';
import { suggestMatches } from '../app/claim-payments/suggest-matches.js';
import type { AppContext } from '../app/context.js';
import { previewFile } from '../app/files/preview-file.js';
import type { ReceivedFile } from '../app/files/receive-file.js';
import { recordPaperRemittance } from '../app/files/record-paper-remittance.js';
import type { ClaimPaymentRecord } from '../app/ports.js';
import { readPaymentParts } from '../app/reading/read-payment-parts.js';
import { placeOfItem } from '../app/remittances/find-judged-set.js';
import { viewFilePreview, viewPlacedPayment, viewSuggestions } from '../app/views/decisions.js';
import { viewPayment } from '../app/views/payments.js';
import type { GlobalOptions } from '../cli/command-port.js';
import type {
  DecisionCommands,
  MatchOptions,
  PaperInput,
  PreviewedFile,
  ReleaseOptions,
} from '../cli/decision-port.js';
import type { Application } from '../compose.js';
import { findFiles, readBytes } from '../exchange/folder.js';
import { localActor } from './local-actor.js';
import { readPapers } from './read-papers.js';

type Within = <T>(options: GlobalOptions, work: (application: Application) => Promise<T>) => Promise<T>;

/** The decisions of a person at the command line. */
export class LocalDecisions implements DecisionCommands {
  constructor(private readonly within: Within) {}

  async previewFiles(options: GlobalOptions, paths: readonly string[]) {
    const files = await findFiles(paths);
    return this.#as(options, async (context, actor): Promise<Outcome<PreviewedFile[]>> => {
      const previewed: PreviewedFile[] = [];
      for (const { path, name } of files) {
        const outcome = await previewFile(context, actor, { name, bytes: await readBytes(path) });
        if ('refused' in outcome) return outcome;
        previewed.push({ name, ...viewFilePreview(outcome.done) });
      }
      return done(previewed);
    });
  }

  async recordPaper(options: GlobalOptions, input: PaperInput) {
    const papers = await readPapers(input);
    return this.#as(options, async (context, actor): Promise<Outcome<ReceivedFile[]>> => {
      const received: ReceivedFile[] = [];
      for (const paper of papers) {
        const outcome = await recordPaperRemittance(context, actor, paper);
        if ('refused' in outcome) return outcome;
        received.push(outcome.done);
      }
      return done(received);
    });
  }

  async suggest(options: GlobalOptions, claimPaymentId: string) {
    return this.#as(options, async (context, actor) => {
      const outcome = await suggestMatches(context, actor, claimPaymentId);
      return 'refused' in outcome ? outcome : done(viewSuggestions(outcome.done, actor.role));
    });
  }

  async match(options: GlobalOptions, { claimPaymentId, ...choice }: MatchOptions) {
    return this.#as(options, async (context, actor) =>
      placed(await matchClaimPayment(context, actor, { ...choice, subject: { claimPaymentId } })),
    );
  }

  async unmatch(options: GlobalOptions, claimPaymentId: string, reason: string) {
    return this.#as(options, async (context, actor) =>
      placed(await unmatchClaimPayment(context, actor, { subject: { claimPaymentId }, reason })),
    );
  }

  async release(options: GlobalOptions, { claimPaymentId, ...release }: ReleaseOptions) {
    return this.#as(options, async (context, actor) =>
      placed(await releaseClaimPayment(context, actor, { ...release, subject: { claimPaymentId } })),
    );
  }

  async hold(options: GlobalOptions, { claimPaymentId, ...release }: ReleaseOptions) {
    return this.#as(options, async (context, actor) =>
      placed(await holdClaimPayment(context, actor, { ...release, subject: { claimPaymentId } })),
    );
  }

  async paymentParts(options: GlobalOptions, workItemKey: string) {
    return this.#as(options, async (context, actor) => {
      const outcome = await readPaymentParts(context, actor, placeOfItem(workItemKey));
      return 'refused' in outcome ? outcome : done(viewPayment(outcome.done));
    });
  }

  async undo(options: GlobalOptions, objectId: string, reason: string) {
    return this.#as(options, (context, actor) =>
      requestApproval(context, actor, { kind: 'undo-remittance', objectId, reason }),
    );
  }

  async redo(options: GlobalOptions, objectId: string, reason: string) {
    return this.#as(options, (context, actor) =>
      requestApproval(context, actor, { kind: 'redo-remittance', objectId, reason }),
    );
  }

  #as<T>(options: GlobalOptions, work: (context: AppContext, actor: Actor) => Promise<T>): Promise<T> {
    return this.within(options, ({ context }) => work(context, localActor(options)));
  }
}

/** Of a claim payment that is there: it was named by our id. */
function placed(outcome: Outcome<ClaimPaymentRecord | null>) {
  return 'refused' in outcome ? outcome : done(viewPlacedPayment(outcome.done!));
}
