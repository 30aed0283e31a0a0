import type { ReceivedClaim } from '../../../edi/claim-837/read-claims-837.js';
import type { ClaimStatusCode } from '../../../schemas/claim-acknowledgement.js';
import { sumCents } from '../../../schemas/money.js';
import { type Adjudicating, createClaimRandom, type DeskClaim } from './adjudicate-claim.js';

/** What payers send claims back for before anybody prices them. */
const REJECTIONS: readonly (ClaimStatusCode & { readonly weight: number })[] = [
  { category: 'A7', status: '164', entity: 'IL', weight: 4 },
  { category: 'A3', status: '97', entity: 'QC', weight: 3 },
  { category: 'A7', status: '562', entity: '82', weight: 2 },
  { category: 'A3', status: '78', weight: 2 },
  { category: 'A7', status: '454', weight: 1 },
];

const DOES_NOT_ADD_UP: ClaimStatusCode = { category: 'A7', status: '178' };

/** Why the payer sends the claim back; none when it takes it in. */
export function findRejection(
  desk: DeskClaim,
  { seed, behaviour }: Pick<Adjudicating, 'seed' | 'behaviour'>,
): ClaimStatusCode | undefined {
  if (!addsUp(desk.claim)) return DOES_NOT_ADD_UP;
  const random = createClaimRandom(seed, desk, 'acknowledgement');
  if (!random.chance(behaviour.rejectionPercent)) return undefined;
  const { weight: _, ...code } = random.pickWeighted(REJECTIONS);
  return code;
}

function addsUp({ chargeAmount, lines }: ReceivedClaim): boolean {
  return lines.length > 0 && sumCents(lines, (line) => line.chargeAmount) === chargeAmount;
}
