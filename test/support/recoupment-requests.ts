import type { CalendarDate } from '../../schemas/calendar-date.js';
import { cents } from '../../schemas/money.js';
import { done } from '../../schemas/outcome.js';
import type { RecoupmentFact } from '../../schemas/recoupment.js';
import type { Actor } from '../../src/app/actor.js';
import type { UnitOfWork } from '../../src/app/ports.js';
import { settleRegister } from '../../src/app/recoupments/settle-register.js';

const DATE = '2026-03-01' as CalendarDate;

const ACCOUNT = { payerIdentifier: '1512345678', payeeIdentifier: '999999984', payerName: 'PAYER ONE' };

/** Two adjustments that only a person can tell to belong together; they add up to nothing. */
export async function layRecoupments(unitOfWork: UnitOfWork, actor: Actor): Promise<void> {
  const adjustment = (key: string, amount: number): RecoupmentFact => ({
    ...ACCOUNT,
    ...{ key, source: 'provider-adjustment', reasonCode: 'AP', date: DATE, amount: cents(amount) },
  });
  const facts = [
    adjustment('adjustment:1', -5_000),
    { ...adjustment('adjustment:2', 5_000), reasonCode: 'WO' },
  ];
  await unitOfWork.run(actor, { action: 'recoupment.record' }, async (records) =>
    done(await settleRegister(records, ACCOUNT, facts, DATE)),
  );
}

const LETTER_KEY = 'letter:1512345678:999999984:L77:P1';

/** A request for each route that changes the register; each can be done, in this order. */
export const RECOUPMENT_REQUESTS: Readonly<Record<string, object>> = {
  'POST /api/v1/recoupments/letters': {
    ...ACCOUNT,
    ...{ letterNumber: 'L77', letterDate: '2026-03-10', stance: 'accepted' },
    claims: [{ payerControlNumber: 'P1', amount: '50.00' }],
  },
  'POST /api/v1/recoupments/disputes': { recoupmentKey: 'adjustment:1', isDisputed: true },
  'POST /api/v1/recoupments/matches': { recoupmentKey: 'adjustment:2', matchedTo: 'adjustment:1' },
  'POST /api/v1/recoupments/cheques': {
    ...{ recoupmentKey: LETTER_KEY, chequeNumber: '1001', date: '2026-03-12', amount: '10.00' },
  },
  'POST /api/v1/recoupments/withdrawals': { recoupmentKey: LETTER_KEY },
};
