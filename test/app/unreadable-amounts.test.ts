import { type Issue, renderIssue } from '../../schemas/issue.js';
import { receiveFile } from '../../src/app/files/receive-file.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { openDecisionScene, tellBooks } from '../support/open-decision-scene.js';
import { renderRemittance } from '../support/render-remittance.js';
import { succeed } from '../support/sample-records.js';

const told = (issues: readonly Issue[]) =>
  issues.map((found) => renderIssue(found).replace(/, byte \d+/, ''));

describeOnServer('an amount of a remittance that is none', (opened) => {
  const receiveWith = async (from: string, to: string) => {
    const scene = await openDecisionScene(opened(), 1);
    const text = Buffer.from(
      renderRemittance({ trace: 'A', date: '20260301', claims: ['C1 120 P1'] }),
    ).toString();
    expect(text.split(from)).toHaveLength(2);
    const bytes = Buffer.from(text.replace(from, to));
    const received = doneOf(await receiveFile(scene.context, scene.actor, { name: 'era', bytes }));
    const { items } = await succeed(opened(), scene.actor, ({ lists }) =>
      lists.workItems({ state: 'open' }, { limit: 10 }),
    );
    return { scene, received, items };
  };

  it.each([
    ['SVC03', 'SVC*HC:99213*150*120', 'SVC*HC:99213*150*+120', 'SVC03', '2110 SVC03, line 15'],
    ['CAS03', 'CAS*CO*45*30', 'CAS*CO*45*3e1', 'CAS03', '2110 CAS03, line 17'],
  ])('makes its claim payment an exception that says so once: %s', async (_, from, to, element, place) => {
    const { scene, received, items } = await receiveWith(from, to);
    const fault = [`${element} is not an amount of dollars and cents (${place})`];
    expect(received.remittances.map(({ result, issues }) => [result, ...told(issues)])).toEqual([
      ['posted', ...fault],
    ]);
    expect(items.map(({ kind, issues }) => [kind, ...told(issues)])).toEqual([
      ['claim-out-of-balance', ...fault],
    ]);
    expect(await tellBooks(scene)).toContain('liability.unapplied -120.00');
  });

  it.each([
    ['BPR02', 'BPR*I*120', 'BPR*I*+120', 'BPR02 is not an amount of dollars and cents (BPR02, line 4)'],
    [
      'CLP04',
      '*150*120**12',
      '*150*+120**12',
      'CLP04 is not an amount of dollars and cents (2100 CLP04, line 13)',
    ],
  ])('quarantines its set, and says so once: %s', async (_, from, to, fault) => {
    const { received, items } = await receiveWith(from, to);
    expect(received.remittances.map(({ result, issues }) => [result, ...told(issues)])).toEqual([
      ['quarantined', fault],
    ]);
    expect(items.map(({ kind, issues }) => [kind, ...told(issues)])).toEqual([['quarantined-set', fault]]);
  });
});
