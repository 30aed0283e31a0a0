import { findUntaught } from '../../../src/domain/remittance/matching/find-untaught.js';
import { claimPayment } from './remittance-builder.js';

const CLAIM = { claimId: 'c', patientControlNumber: 'C1', payerControlNumbers: [] as string[] };

/** `C1 P1`: CLP01 and CLP07, `P2<P1` names P1 by REF*F8; `!` is placed by a person. */
function standing(texts: readonly string[]) {
  return texts.map((text) => {
    const [patientControlNumber = '', numbers = ''] = text.replace('!', '').split(' ');
    const [payerControlNumber = '', earlier = ''] = numbers.split('<');
    const references = earlier === '' ? [] : [{ qualifier: 'F8', value: earlier }];
    const payment = claimPayment({ patientControlNumber, payerControlNumber, references });
    return { claimPaymentId: text, payment, isChosen: text.endsWith('!') };
  });
}

function untaught(texts: readonly string[], acknowledged: readonly string[] = []): string[] {
  const claim = { ...CLAIM, payerControlNumbers: acknowledged };
  return findUntaught(claim, standing(texts)).map(({ claimPaymentId }) => claimPaymentId);
}

describe('claim payments that a number alone has placed', () => {
  it('stay while one that names the claim, or the payer, bears the number', () => {
    expect(untaught(['C1 P1', 'OLD P1'])).toEqual([]);
    expect(untaught(['OLD P1'], ['P1'])).toEqual([]);
    expect(untaught(['OLD P1', 'STRANGE P1!'])).toEqual([]);
  });

  it('leave when nobody else bears it, however many of them do', () => {
    expect(untaught(['OLD P1'])).toEqual(['OLD P1']);
    expect(untaught(['OLD P1', 'OLDER 0P1', 'C1 P2'])).toEqual(['OLD P1', 'OLDER 0P1']);
  });

  it('stay and leave by the whole chain of numbers', () => {
    const chain = ['OLDEST P3', 'OLDER P3<P2', 'OLD P2<P1'];
    expect(untaught([...chain, 'C1 P1'])).toEqual([]);
    expect(untaught(chain)).toEqual(chain);
    expect(untaught(chain, ['P2'])).toEqual([]);
  });

  it('stay where member and dates bear out a number that was cut', () => {
    const claim = { ...CLAIM, patientControlNumber: 'CLAIM0001', memberIds: ['M1'] };
    const payment = claimPayment({ patientControlNumber: 'CLAIM000', payerControlNumber: 'P1' });
    const cut = { claimPaymentId: 'cut', payment, isChosen: false };
    expect(findUntaught(claim, [cut])).toEqual([cut]);
    const names = [{ entityCode: 'QC', identifier: 'M1' }] as never;
    const dates = [{ qualifier: '232', date: '2026-01-05' }] as never;
    const dated = { ...claim, firstServiceDate: '2026-01-05' as never };
    expect(findUntaught(dated, [{ ...cut, payment: { ...payment, names, dates } }])).toEqual([]);
  });
});
