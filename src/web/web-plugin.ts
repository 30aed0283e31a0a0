import type { Plugin } from '@hapi/hapi';
import { type PageRoute, toServerRoute } from './page-route.js';
import { accountRoutes } from './pages/account/route.js';
import { accountsRoutes } from './pages/accounts/route.js';
import { adjustmentRulesRoutes } from './pages/adjustment-rules/route.js';
import { agingRoutes } from './pages/aging/route.js';
import { approvalsRoutes } from './pages/approvals/route.js';
import { claimRoutes } from './pages/claim/route.js';
import { claimPaymentRoutes } from './pages/claim-payment/route.js';
import { claimsRoutes } from './pages/claims/route.js';
import { denialsRoutes } from './pages/denials/route.js';
import { depositsRoutes } from './pages/deposits/route.js';
import { docsRoutes } from './pages/docs/route.js';
import { encountersRoutes } from './pages/encounters/route.js';
import { filePreviewRoutes } from './pages/file-preview/route.js';
import { filesRoutes } from './pages/files/route.js';
import { legacyClaimsRoutes } from './pages/legacy-claims/route.js';
import { logInRoutes } from './pages/log-in/route.js';
import { logOutRoutes } from './pages/log-out/route.js';
import { paperRemittanceRoutes } from './pages/paper-remittance/route.js';
import { patientPaymentRoutes } from './pages/patient-payment/route.js';
import { paymentRoutes } from './pages/payment/route.js';
import { recordPatientPaymentRoutes } from './pages/record-patient-payment/route.js';
import { recoupmentsRoutes } from './pages/recoupments/route.js';
import { remittanceRoutes } from './pages/remittance/route.js';
import { remittancesRoutes } from './pages/remittances/route.js';
import { secondFactorRoutes } from './pages/second-factor/route.js';
import { segmentRoutes } from './pages/segments/route.js';
import { summaryRoutes } from './pages/summary/route.js';
import { workItemsRoutes } from './pages/work-items/route.js';
import { registerAssets } from './register-assets.js';
import type { WebContext } from './web-context.js';

export type { WebContext } from './web-context.js';

const PAGES: readonly ((services: WebContext) => PageRoute[])[] = [
  ...[logInRoutes, logOutRoutes, secondFactorRoutes, summaryRoutes],
  ...[claimsRoutes, claimRoutes, denialsRoutes, workItemsRoutes, approvalsRoutes, legacyClaimsRoutes],
  ...[accountsRoutes, accountRoutes, recordPatientPaymentRoutes, patientPaymentRoutes],
  ...[agingRoutes, adjustmentRulesRoutes],
  ...[recoupmentsRoutes, depositsRoutes, remittancesRoutes, remittanceRoutes, claimPaymentRoutes],
  ...[paperRemittanceRoutes, paymentRoutes, filePreviewRoutes, filesRoutes, segmentRoutes, encountersRoutes],
  ...[docsRoutes],
];

/** The pages for people, beside the API and behind the same log-in. They want no script. */
export function webPlugin(services: WebContext): Plugin<void> {
  return {
    name: 'web',
    register: async (server) => {
      await registerAssets(server);
      server.route(
        PAGES.flatMap((routesOf) => routesOf(services)).map((route) => toServerRoute(services, route)),
      );
    },
  };
}
