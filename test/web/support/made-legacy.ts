import type { LegacyClaimsPage } from '../../../src/web/pages/legacy-claims/presenter.js';
import type { RequestFormFields } from '../../../src/web/parts/request-form.js';

/** A page of legacy claims on which every text is the given one. */
export function madeLegacy(H: string, form: RequestFormFields): LegacyClaimsPage {
  const row = {
    ...{ claimPaymentId: H, controlNumber: H, href: '/x', trace: H, remittanceHref: '/x' },
    ...{ paymentDate: H, amount: H, fits: H, place: H, state: H },
  };
  return { isOfRequest: false, failure: H, sections: [{ name: H, rule: H, total: H, form, rows: [row] }] };
}
