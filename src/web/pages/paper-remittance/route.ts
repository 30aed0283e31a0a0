import { recordPaperRemittance } from '../../../app/files/record-paper-remittance.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { triedBy, typedForm } from '../../read-form.js';
import type { WebContext } from '../../web-context.js';
import { FIELD_NAMES, presentPaperRemittance, presentRecorded } from './presenter.js';
import { readPaper } from './read-paper.js';
import { PaperRemittanceView } from './view.js';

/** What a payer said on paper of one claim, put in by a person. */
export function paperRemittanceRoutes(services: WebContext): PageRoute[] {
  const base = { path: '/remittances/paper', access: { action: 'remittance.record' } } as const;
  return [
    {
      ...{ method: 'GET', ...base },
      answer: async ({ viewer }) => ({
        page: PaperRemittanceView({ paper: presentPaperRemittance(), viewer }),
      }),
    },
    {
      ...{ method: 'POST', ...base, form: typedForm(FIELD_NAMES) },
      answer: (call) => record(services, call),
    },
  ];
}

/** The page again: empty for the next, with what became of this one, or as it was typed, with what is wrong. */
async function record(services: WebContext, { actor, viewer, form }: PageCall): Promise<PageAnswer> {
  const { csrf: _, ...values } = form;
  const read = readPaper(values);
  if ('errors' in read) {
    const paper = presentPaperRemittance({ values, errors: read.errors });
    return { page: PaperRemittanceView({ paper, viewer }), status: 422 };
  }
  const outcome = await recordPaperRemittance(services, actor, read.paper);
  if ('refused' in outcome && outcome.refused.issues.length > 0) {
    const tried = triedBy(outcome.refused.issues, values, (code) => FIELDS[code]);
    return { page: PaperRemittanceView({ paper: presentPaperRemittance(tried), viewer }), status: 422 };
  }
  return { page: PaperRemittanceView({ paper: presentRecorded(takeDone(outcome)), viewer }) };
}

/** The fields of which the use case may say that they are wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  'decision.no-claim': 'patientControlNumber',
  'decision.no-such-payer': 'payerSequence',
  'decision.paper-out-of-balance': 'paymentAmount',
};
