import { buildClaimInterchange } from '../../../edi/claim-837/build-claim-interchange.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import type { ProfessionalClaim } from '../../../schemas/claim.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { TradingPartner } from '../../../schemas/practice.js';
import type { ClaimRecord, Clock } from '../ports.js';

export interface ControlNumbers {
  readonly interchange: string;
  readonly group: string;
  readonly set: string;
}

/** The bytes of one interchange, or what is wrong with them. */
export function buildInterchange(
  claims: readonly ClaimRecord[],
  partner: TradingPartner,
  numbers: ControlNumbers,
  clock: Clock,
): Outcome<Uint8Array> {
  const submission = buildClaimInterchange({
    claims: claims.map((record): ProfessionalClaim => record.claim),
    submitter: {
      name: partner.submitterName,
      id: partner.submitterId,
      contactName: partner.contactName,
      contactPhone: partner.contactPhone,
    },
    receiver: { name: partner.receiverName, id: partner.receiverId },
    sender: { qualifier: partner.senderQualifier, id: partner.senderId },
    recipient: { qualifier: partner.receiverQualifier, id: partner.receiverId },
    reference: numbers.interchange,
    date: stamp(clock).slice(0, 8),
    time: stamp(clock).slice(8, 12),
    interchangeControlNumber: numbers.interchange,
    groupControlNumber: numbers.group,
    usage: partner.usageIndicator,
    // Asks for a TA1; the 999 comes without asking.
    acknowledgementRequested: true,
  });
  const written = writeX12([submission]);
  if ('refused' in written) return written;
  const errors = validateInterchange(written.done).filter((found) => found.severity === 'error');
  return errors.length > 0 ? refused('invalid', errors) : done(written.done);
}

/** CCYYMMDDHHMM in UTC. */
function stamp(clock: Clock): string {
  return clock.now().toISOString().replace(/\D/g, '').slice(0, 12);
}
