import type Joi from 'joi';
import { parseCents } from '../../../../schemas/money.js';
import type { Outcome } from '../../../../schemas/outcome.js';
import {
  letterWithdrawalRequest,
  oneClaimLetterForm,
  payerChequeRequest,
  recoupmentDisputeRequest,
  recoupmentListQuery,
  recoupmentMatchRequest,
} from '../../../../schemas/requests/recoupments.js';
import type { Action } from '../../../app/permissions.js';
import type { RecoupmentFilter } from '../../../app/records/recoupment-records.js';
import { disputeRecoupment } from '../../../app/recoupments/dispute-recoupment.js';
import { listRecoupments, summarizeRecoupments } from '../../../app/recoupments/list-recoupments.js';
import { matchRecoupment } from '../../../app/recoupments/match-recoupment.js';
import { recordOverpaymentLetter } from '../../../app/recoupments/record-overpayment-letter.js';
import { recordPayerCheque } from '../../../app/recoupments/record-payer-cheque.js';
import { withdrawLetter } from '../../../app/recoupments/withdraw-letter.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import { readList } from '../../read-list.js';
import type { WebContext } from '../../web-context.js';
import { presentRecoupments } from './presenter.js';
import { RecoupmentsView } from './view.js';

const PATH = '/recoupments';

export function recoupmentsRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      access: { action: 'recoupment.read' },
      query: recoupmentListQuery,
      answer: async (call) => ({ page: await showRegister(services, call, call.query) }),
    },
    ...changesOf(services).map((change) => changeRoute(services, change)),
  ];
}

interface Change {
  readonly name: string;
  readonly action: Action;
  readonly form: Joi.ObjectSchema;
  change(call: PageCall): Promise<Outcome<unknown>>;
}

function changesOf(services: WebContext): readonly Change[] {
  return [
    {
      ...{ name: 'disputes', action: 'recoupment.record', form: recoupmentDisputeRequest },
      change: ({ actor, form }) => disputeRecoupment(services, actor, form),
    },
    {
      ...{ name: 'matches', action: 'recoupment.record', form: recoupmentMatchRequest },
      change: ({ actor, form }) => matchRecoupment(services, actor, form),
    },
    {
      ...{ name: 'withdrawals', action: 'recoupment.record', form: letterWithdrawalRequest },
      change: ({ actor, form }) => withdrawLetter(services, actor, form.recoupmentKey),
    },
    {
      ...{ name: 'cheques', action: 'recoupment.pay', form: payerChequeRequest },
      change: ({ actor, form }) =>
        recordPayerCheque(services, actor, { ...form, amount: parseCents(form.amount)! }),
    },
    {
      ...{ name: 'letters', action: 'recoupment.record', form: oneClaimLetterForm },
      change: ({ actor, form: { payerControlNumber, amount, ...letter } }) =>
        recordOverpaymentLetter(services, actor, {
          ...letter,
          claims: [{ payerControlNumber, amount: parseCents(amount)! }],
        }),
    },
  ];
}

function changeRoute(services: WebContext, { name, action, form, change }: Change): PageRoute {
  return {
    method: 'POST',
    path: `${PATH}/${name}`,
    access: { action },
    form,
    answer: async (call) => {
      const { csrf: _, ...values } = call.form;
      return answer(services, call, await change({ ...call, form: values }));
    },
  };
}

/** Done: the register. Refused for a reason that can be mended: the register, and why not. */
async function answer(services: WebContext, call: PageCall, outcome: Outcome<unknown>): Promise<PageAnswer> {
  if (!('refused' in outcome) || outcome.refused.issues.length === 0) {
    takeDone(outcome);
    return { location: PATH };
  }
  const { code, issues } = outcome.refused;
  const page = await showRegister(services, call, { limit: 50, state: 'unsettled' }, issues);
  return { page, status: code === 'conflict' ? 409 : 422 };
}

async function showRegister(
  services: WebContext,
  { actor, viewer }: PageCall,
  asked: { limit: number } & RecoupmentFilter,
  issues?: Parameters<typeof presentRecoupments>[3],
) {
  const list = await readList(services.cursors, 'recoupments', asked, (filter, page) =>
    listRecoupments(services, actor, filter, page),
  );
  const summary = takeDone(await summarizeRecoupments(services, actor));
  return RecoupmentsView({ recoupments: presentRecoupments(list, summary, viewer, issues), viewer });
}
