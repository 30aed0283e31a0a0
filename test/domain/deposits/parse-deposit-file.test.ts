import { formatCents } from '../../../schemas/money.js';
import { parseDepositFile } from '../../../src/domain/deposits/parse-deposit-file.js';
import { readAddenda } from '../../../src/domain/deposits/trace-key.js';

const HEAD = 'date,amount,reference,addenda,trace,payer,fee';

function told(text: string): string[] {
  return parseDepositFile(text).deposits.map(({ date, amount, fee, traceNumber, payerIdentifier }) =>
    [date, formatCents(amount), formatCents(fee), traceNumber ?? '-', payerIdentifier ?? '-'].join(' '),
  );
}

describe('a file of bank deposits', () => {
  it.each([
    ['addenda', '2026-03-02,80.00,B1,TRN*1*T2*1512345678~,,,', '2026-03-02 80.00 0.00 T2 1512345678'],
    [
      'addenda of a bank',
      '2026-03-02,80,B1,"TRN*1*T2*1512345678\\",,,',
      '2026-03-02 80.00 0.00 T2 1512345678',
    ],
    ['trace and payer', '2026-03-02,80.5,,,T2,1512345678,', '2026-03-02 80.50 0.00 T2 1512345678'],
    ['the fee of a card', '2026-03-02,97.00,,,T2,1512345678,3.00', '2026-03-02 97.00 3.00 T2 1512345678'],
    ['a quoted cell', '2026-03-02,80.00,"a ""b"", c",,,,', '2026-03-02 80.00 0.00 - -'],
    ['what the bank took back', '2026-03-02,-80.00,B9,,,,', '2026-03-02 -80.00 0.00 - -'],
  ])('is read with %s', (_, row, deposit) => {
    expect(parseDepositFile(`${HEAD}\n${row}\n`).issues).toEqual([]);
    expect(told(`\uFEFF${HEAD}\r\n${row}\r\n\r\n`)).toEqual([deposit]);
  });

  it('tells what it cannot read, and reads the rest', () => {
    const rows = ['2026-02-30,80.00', '2026-03-02,"1,000.00"', '2026-03-02,5.00,,CTX', '2026-03-02,0'];
    const { deposits, issues } = parseDepositFile([HEAD, ...rows].join('\n'));
    expect(issues.map(({ code, context }) => `${code} ${context['row']} ${context['column'] ?? ''}`)).toEqual(
      [
        'deposit.unreadable-cell 2 date',
        'deposit.unreadable-cell 3 amount',
        'deposit.unreadable-addenda 4 ',
        'deposit.unreadable-cell 5 amount',
      ],
    );
    expect(deposits).toHaveLength(1);
    expect(parseDepositFile('when,amount\n').issues.map(({ code }) => code)).toEqual(['deposit.no-column']);
  });

  it('gives the same deposit the same key, and two deposits two', () => {
    const keysOf = (rows: readonly string[]) =>
      parseDepositFile([HEAD, ...rows].join('\n')).deposits.map(({ key }) => key);
    const named = '2026-03-02,80.00,B1,TRN*1*T2*1512345678~,,,';
    const bare = '2026-03-02,80.00,,TRN*1*T2*1512345678~,,,';
    expect(keysOf([named, named])).toHaveLength(1);
    expect(new Set(keysOf([bare, bare])).size).toBe(2);
    expect(keysOf([named, bare])).toEqual(keysOf([named, bare, named]));
    const ofOneBatch = [named, named.replace('T2', 'T3'), named.replace('1512345678', '1598765432')];
    expect(new Set(keysOf(ofOneBatch)).size).toBe(3);
    expect(keysOf([named])).toEqual(keysOf([named.replace('T2*1512345678', '0t2*512345678')]));
    expect(keysOf([bare])).toEqual(keysOf(['2026-03-02,80,,,0T2,512345678,']));
  });

  it('reads addenda only of remittances', () => {
    expect(readAddenda('TRN*1*T 2*1512345678*X~')).toEqual({
      traceNumber: 'T 2',
      payerIdentifier: '1512345678',
    });
    expect(readAddenda('trn*1*T2')).toEqual({ traceNumber: 'T2' });
    for (const text of ['TRN*2*T2*1', 'TRN*1**1512345678', 'RMR*IV*1', ''])
      expect(readAddenda(text)).toBeUndefined();
  });
});
