import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderIssue } from '../../schemas/issue.js';
import { setsOf } from '../edi/sets-of.js';
import { ack999, interchangeOf } from '../support/acknowledgement-files.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { sendClaims } from '../support/sent-claims.js';

const fixture = (path: string) => readFileSync(join(import.meta.dirname, '..', 'fixtures', path));
const samples = process.env.SAMPLES_DIR;

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

describe('a file of acknowledgements', () => {
  test.each([
    ['ta1/accepted.edi', 'TA1', ['TA1 A']],
    ['ta1/accepted-with-errors.edi', 'TA1', ['TA1 E']],
    ['ta1/rejected.edi', 'TA1', ['TA1 R']],
    ['ta1/several.edi', 'TA1', ['TA1 A', 'TA1 R']],
    ['ta1/before-a-group.edi', '999', ['TA1 A', '999 A']],
    ['999/accepted.edi', '999', ['999 A']],
    ['999/partly-accepted.edi', '999', ['999 P']],
    ['997/partly-accepted.edi', '997', ['997 P']],
    ['277ca/accepted-by-clearinghouse.edi', '277', ['277CA ']],
    ['277ca/rejected-batch.edi', '277', ['277CA ']],
  ])('%s is applied as what it holds', async (path, kind, applied) => {
    const claims = await sendClaims(opened);
    const received = await claims.receive(fixture(path));
    expect([received.kind, received.result]).toEqual([kind, 'applied']);
    expect(received.acknowledgements.map((told) => `${told.kind} ${told.code}`)).toEqual(applied);
  });

  test('whose TA1 says nothing keeps its other sets', async () => {
    const claims = await sendClaims(opened);
    const bytes = interchangeOf(
      ...(['999', '005010X231A1'] as const),
      [
        ['AK1', 'HC', '7', '005010X222A1'],
        ['AK9', 'A', '1', '1', '1'],
      ],
      [['TA1', '000000007', '260115', '0930', 'X', '000']],
    );
    const received = await claims.receive(bytes);
    expect(received.acknowledgements.map(({ kind }) => kind)).toEqual(['999']);
    expect(received.issues.map(({ code }) => code)).toEqual(['acknowledgement.unknown-code']);
    expect(await claims.states()).toEqual(['accepted']);
  });

  test('with a set that is not applied says which are', async () => {
    const claims = await sendClaims(opened);
    const received = await claims.receive(interchangeOf('277', '005010X212', [['BHT', '0010', '08', '1']]));
    expect(received.result).toBe('quarantined');
    expect(received.issues.map(renderIssue)).toEqual([
      expect.stringMatching(
        /^Transaction set 277 of version 005010X212 is kept but not applied; 835, 999, 997, 277 of version 005010X214 \(277CA\) and TA1 are \(ST, line 1, byte \d+\)$/,
      ),
    ]);
  });

  test('that is damaged says so and moves nothing', async () => {
    const claims = await sendClaims(opened);
    const text = Buffer.from(ack999('R')).toString().replace('SE*4', 'SE*9');
    const received = await claims.receive(text);
    expect(received.result).toBe('quarantined');
    expect(received.issues.map(({ code }) => code)).toEqual(['x12.count-mismatch', 'intake.damaged-set']);
    expect(await claims.states()).toEqual(['submitted']);
  });
});

if (samples !== undefined) {
  describe('acknowledgements that others wrote', () => {
    const files = readdirSync(join(samples, 'edi'), { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.endsWith('.tsv') && name.includes('.'))
      .map((name) => [name, readFileSync(join(samples, 'edi', name))] as const)
      .filter(([, bytes]) => /^.{0,3}ISA/s.test(bytes.toString('latin1')))
      .filter(
        ([, bytes]) =>
          bytes.includes('TA1*') ||
          ['277', '997', '999'].some((identifier) => setsOf(bytes, identifier).length > 0),
      );

    test('are each applied, or refused with a place and a reason', async () => {
      const tally: Record<string, number> = {};
      for (const [, bytes] of files) {
        const claims = await sendClaims(opened);
        const received = await claims.receive(bytes);
        const errors = received.issues.filter(({ severity }) => severity === 'error');
        const kinds = [...new Set(received.acknowledgements.map(({ kind }) => kind))].join('+');
        const codes = [...new Set(errors.map(({ code }) => code))].sort().join('+');
        if (received.result === 'quarantined') {
          expect(errors.some(({ at }) => at.byteOffset !== undefined)).toBe(true);
        }
        const key = [received.result, kinds, codes].filter(Boolean).join(' ');
        tally[key] = (tally[key] ?? 0) + 1;
        expect(await claims.states()).toEqual(['submitted']);
      }
      expect(tally).toEqual({
        'applied 277CA': 1,
        'applied 997': 19,
        'applied 999': 4,
        'applied TA1+997': 8,
        'quarantined edi.missing-segment': 1,
        'quarantined intake.damaged-set+x12.count-mismatch': 1,
        'quarantined intake.unsupported-set': 4,
        'quarantined x12.control-number-mismatch': 3,
        'quarantined x12.count-mismatch': 1,
        'quarantined x12.header-width': 1,
        'quarantined x12.stray-segment': 1,
      });
    });
  });
}
