import { claimParams } from '../../../../schemas/requests/claims.js';
import { explainClaimBalance } from '../../../app/accounts/explain-balance.js';
import { getClaim } from '../../../app/reading/read-claims.js';
import { type PageRoute, takeDone } from '../../page-route.js';
import { presentStory } from '../../parts/story-table.js';
import type { WebContext } from '../../web-context.js';
import { presentClaim } from './presenter.js';
import { ClaimView } from './view.js';

export function claimRoutes(services: WebContext): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/claims/{claimId}',
      access: { action: 'claim.read' },
      params: claimParams,
      answer: async ({ actor, viewer, params }) => {
        const detail = takeDone(await getClaim(services, actor, params['claimId']!));
        const story = presentStory(await explainClaimBalance(services, actor, params['claimId']!), viewer);
        return { page: ClaimView({ claim: { ...presentClaim(detail, viewer), story }, viewer }) };
      },
    },
  ];
}
