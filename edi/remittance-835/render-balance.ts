import { absoluteCents, type Cents, subtractCents, ZERO } from '../../schemas/money.js';
import type { Balance, ClaimPaymentBalance, RemittanceBalance } from '../../schemas/remittance-balance.js';
import { renderDollars, renderEntry } from '../explanation-layout.js';

const RIGHT = '✓ ';
const WRONG = '✗ ';
const UNKNOWN = '? ';

/** The balance of a claim payment and of its lines: one line where all is right, each difference otherwise. */
export function renderClaimBalance(charge: Cents, balance: ClaimPaymentBalance): string[] {
  const wrong = balance.lines.filter(({ difference, isUnknown }) => difference !== ZERO || isUnknown);
  const right = balance.lines.length - wrong.length;
  return [
    ...renderBalance('Claim', renderReckoning('charge', charge, 'adjustments', balance.claim), balance.claim),
    ...(right > 0 ? renderEntry(RIGHT, `Lines balance: ${right} of ${balance.lines.length}`, '  ') : []),
    ...wrong.flatMap((line) =>
      renderBalance(
        `Line ${line.ordinal}`,
        `charge less adjustments makes ${renderDollars(line.computed)}`,
        line,
      ),
    ),
  ];
}

/** The balance of the whole payment. */
export function renderSetBalance(claimsPaid: Cents, { set }: RemittanceBalance): string[] {
  return renderBalance('Payment', renderReckoning('claims', claimsPaid, 'provider adjustments', set), set);
}

/** `charge 150.00 less adjustments 70.00 makes 80.00`. */
function renderReckoning(whole: string, from: Cents, part: string, { computed }: Balance): string {
  const less = renderDollars(subtractCents(from, computed));
  return `${whole} ${renderDollars(from)} less ${part} ${less} makes ${renderDollars(computed)}`;
}

function renderBalance(of: string, reckoning: string, { stated, difference, isUnknown }: Balance): string[] {
  if (isUnknown) return renderEntry(UNKNOWN, `${of} is not judged: an amount of it cannot be read`, '  ');
  if (difference === ZERO) return renderEntry(RIGHT, `${of} balances: ${reckoning}`, '  ');
  const gap = `${renderDollars(absoluteCents(difference))} ${difference > ZERO ? 'more' : 'less'}`;
  const text = `${of} does not balance: ${reckoning}, the payer says ${renderDollars(stated)}, ${gap}`;
  return renderEntry(WRONG, text, '  ');
}
