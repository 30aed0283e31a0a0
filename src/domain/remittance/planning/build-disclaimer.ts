import { readReasonCode } from '../../../../schemas/codes/adjustment-reasons.js';
import { type Issue, issue } from '../../../../schemas/issue.js';
import type { PayerSequence } from '../../../../schemas/ledger.js';
import { ZERO } from '../../../../schemas/money.js';
import type { ClaimPayment, RemittanceName } from '../../../../schemas/remittance-advice.js';
import { findAllAdjustments } from '../../../../schemas/remittance-balance.js';

/** CLP02: not our claim, forwarded. */
const NOT_OURS = '23';
/** CARC 109: not covered by this payer, send it to the right one; B11: passed on to the right one. */
const DISCLAIMING_REASONS: readonly string[] = ['109', 'B11'];
/** NM1 of loop 2100: the crossover carrier, then the payer that should have come first. */
const FURTHER_PAYERS: readonly string[] = ['TT', 'PR'];
const ORGANIZATION = '2';

/**
 * That the payer of a claim payment says the claim is not its own, and whom it names instead; none for one that does not. It
 * stands beside what opened an item, so that whoever works it bills or waits for the right payer (005010X221A1 2100 CLP02, NM1*TT).
 */
export function buildDisclaimer(payment: ClaimPayment, payerSequence?: PayerSequence): Issue[] {
  const reason = findReason(payment);
  if (reason === undefined) return [];
  const at = { loop: '2100', segment: 'CLP', line: payment.place.line };
  const who = payerSequence === undefined ? 'The payer' : `Payer ${payerSequence}`;
  const named = findFurtherPayer(payment.names);
  return named === undefined
    ? [issue('remittance.payer-disclaimed', at, { who, reason }, 'information')]
    : [issue('remittance.payer-disclaimed-naming', at, { who, reason, named }, 'information')];
}

function findReason(payment: ClaimPayment): string | undefined {
  if (payment.chargeAmount < ZERO) return undefined;
  if (payment.claimStatusCode === NOT_OURS) return `CLP02 ${NOT_OURS}`;
  const code = findAllAdjustments(payment)
    .filter(({ amount }) => amount > ZERO)
    .map(({ reasonCode }) => readReasonCode(reasonCode))
    .find((each) => DISCLAIMING_REASONS.includes(each));
  return code === undefined ? undefined : `CARC ${code}`;
}

/** The name of an organization, else its number. A person is never named. */
function findFurtherPayer(names: readonly RemittanceName[]): string | undefined {
  for (const entityCode of FURTHER_PAYERS) {
    const found = names.find((name) => name.entityCode === entityCode && name.entityType === ORGANIZATION);
    const named = found?.lastName?.trim() || found?.identifier?.trim();
    if (named) return named;
  }
  return undefined;
}
