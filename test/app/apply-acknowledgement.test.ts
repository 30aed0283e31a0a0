import { ack999, ta1 } from '../support/acknowledgement-files.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import { sendClaims } from '../support/sent-claims.js';

const SYNTAX = [
  ['IK3', 'CLM', '25', '2300', '8'],
  ['IK4', ['2'], '782', '7', 'DOE'],
] as const;

const told = ['Segment 25 of the set was refused with code 8: elements of the segment are wrong (2300 CLM)'];
const toldElement = 'Segment 25 of the set was refused with code 7: not one of the codes (2300 CLM02)';
const noReason = (element: string, code: string) =>
  `It was refused with ${element} ${code}, and without a reason`;
const toldSet = 'The set was refused with code 5: segments are in error (ST)';
const undecided =
  'undecided-acknowledgement 0: Nothing says whether set 0001 was accepted or refused; its claims stay as they are (ST02)';

describeOnServer('a 999 or 997', (opened) => {
  test.each([
    ['A over nothing', ack999('A'), 'accepted', 'accepted', []],
    ['A over A', ack999('A', { '0001': 'A' }), 'accepted', 'accepted', []],
    ['E over E', ack999('E', { '0001': 'E' }), 'accepted', 'accepted', []],
    ['P over A', ack999('P', { '0001': 'A' }), 'accepted', 'accepted', []],
    ['a set number without zeros', ack999('P', { '1': 'A' }), 'accepted', 'accepted', []],
    ['a group number with zeros', ack999('A', {}, [], { group: '000000007' }), 'accepted', 'accepted', []],
    ['a 997', ack999('A', { '0001': 'A' }, [], { identifier: '997' }), 'accepted', 'accepted', []],
    [
      'R over nothing',
      ack999('R'),
      'rejected',
      'rejected',
      [`rejected-submission 10000: ${noReason('AK901', 'R')}`],
    ],
    [
      'R over A, as for a bad trailer',
      ack999('R', { '0001': 'A' }),
      ...['rejected', 'rejected'],
      [`rejected-submission 10000: ${noReason('AK901', 'R')}`],
    ],
    ...['M', 'W', 'X'].map((code) => [
      `P over ${code}`,
      ack999('P', { '0001': code }),
      ...['rejected', 'rejected', [`rejected-submission 10000: ${noReason('IK501', code)}`]],
    ]),
    [
      'P over R with its places, and no value',
      ack999('P', { '0001': 'R 5' }, SYNTAX),
      ...['rejected', 'rejected'],
      [`rejected-submission 10000: ${[toldSet, ...told, toldElement].join('; ')}`],
    ],
    ['P over nothing', ack999('P'), 'submitted', 'built', [undecided]],
    ['P over a set without IK5', ack999('P', { '0001': '' }), 'submitted', 'built', [undecided]],
    ['no AK9 over a set without IK5', ack999('', { '0001': '' }), 'submitted', 'built', [undecided]],
  ] as [string, Uint8Array, string, string, string[]][])('%s', async (_, bytes, state, sent, items) => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(bytes);
    expect(received.result).toBe('applied');
    expect(await claims.states()).toEqual([state]);
    expect(await claims.submissionState()).toBe(sent);
    expect(await claims.items()).toEqual(items);
    const moves = state === 'submitted' ? [] : [`submitted > ${state} acknowledgement`];
    expect((await claims.events()).slice(1)).toEqual(moves);
  });

  test.each([
    ['another group', ack999('R', {}, [], { group: '8' }), 'No group 8 of claims was sent from here (AK102)'],
    [
      'a group of other things',
      ack999('R', {}, [], { functionalCode: 'HS' }),
      'No group 7 of claims was sent from here (AK102)',
    ],
    [
      'a set that was not sent',
      ack999('A', { '0001': 'A', '0009': 'A' }),
      'Group 7 was sent from here, set 9 in it was not (AK202)',
    ],
  ])('%s is told as unknown', async (_, bytes, text) => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(bytes);
    expect(received.acknowledgements[0]!.unknown).toBe(1);
    expect(await claims.items()).toEqual([`unmatched-acknowledgement 0: ${text}`]);
  });

  test('one without AK1 is refused with its place', async () => {
    const claims = await sendClaims(opened());
    const text = Buffer.from(ack999('R'))
      .toString()
      .replace(/AK1[^~]*~/, '')
      .replace('SE*4', 'SE*3');
    const received = await claims.receive(text);
    expect(received.result).toBe('quarantined');
    expect(received.issues.map(({ code, at }) => `${code} ${at.segment}`)).toEqual([
      'edi.missing-segment ST',
    ]);
    expect(await claims.states()).toEqual(['submitted']);
  });

  test('the same file again does nothing, and a rejection after an acceptance asks a person', async () => {
    const claims = await sendClaims(opened());
    const accepted = ack999('A');
    await claims.receive(accepted);
    expect((await claims.receive(accepted)).result).toBe('duplicate');
    const rejected = await claims.receive(ack999('R'));
    expect(rejected.acknowledgements[0]).toMatchObject({ rejected: 1, claims: 0 });
    expect(await claims.states()).toEqual(['accepted']);
    expect(await claims.submissionState()).toBe('accepted');
    expect(await claims.items()).toEqual([`rejected-submission 0: ${noReason('AK901', 'R')}`]);
  });

  test('of a file that a claim has left behind moves nothing', async () => {
    const claims = await sendClaims(opened());
    await claims.sendAgain('000000008', '8');
    const received = await claims.receive(ack999('R'));
    expect(received.acknowledgements[0]).toMatchObject({ submissions: 1, rejected: 1, claims: 0 });
    expect(await claims.states()).toEqual(['submitted']);
    await claims.receive(ack999('R', {}, [], { group: '8' }));
    expect(await claims.states()).toEqual(['rejected']);
  });
});

describeOnServer('a TA1', (opened) => {
  const rejected =
    'rejected-submission 10000: The interchange was refused with note 009: the receiver is not known, ISA08 (ISA)';
  const unknown =
    'unmatched-acknowledgement 0: No interchange 000000007 of the date and time that it names was sent from here (TA101, line 1, byte 106)';

  test.each([
    ['accepted', ta1('A'), 'submitted', 'sent', []],
    ['accepted with errors', ta1('E', '019'), 'submitted', 'sent', []],
    ['rejected', ta1('R', '009'), 'rejected', 'rejected', [rejected]],
    ['without the zeros of ISA13', ta1('R', '009', { number: '7' }), 'rejected', 'rejected', [rejected]],
    ['of another day', ta1('R', '009', { date: '260114' }), 'submitted', 'built', [unknown]],
    ['of another time', ta1('R', '009', { time: '0931' }), 'submitted', 'built', [unknown]],
    [
      'of another interchange',
      ta1('R', '009', { number: '000000008' }),
      ...['submitted', 'built'],
      [unknown.replace('000000007', '000000008')],
    ],
  ] as [string, Uint8Array, string, string, string[]][])('%s', async (_, bytes, state, sent, items) => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(bytes);
    expect([received.kind, received.result]).toEqual(['TA1', 'applied']);
    expect(await claims.states()).toEqual([state]);
    expect(await claims.submissionState()).toBe(sent);
    expect(await claims.items()).toEqual(items);
  });

  test('accepted with errors tells the note', async () => {
    const claims = await sendClaims(opened());
    const { issues } = await claims.receive(ta1('E', '019'));
    expect(issues).toMatchObject([
      {
        ...{ code: 'acknowledgement.interchange-with-errors', severity: 'warning' },
        context: { code: '019', text: 'acknowledgement requested, ISA14' },
      },
    ]);
  });

  test('of a code that says nothing is refused with its place', async () => {
    const claims = await sendClaims(opened());
    const received = await claims.receive(ta1('X'));
    expect(received.result).toBe('quarantined');
    expect(received.issues).toMatchObject([
      { code: 'acknowledgement.unknown-code', at: { segment: 'TA1', element: 4, byteOffset: 106 } },
    ]);
    expect(await claims.states()).toEqual(['submitted']);
  });

  test('that rejects does not undo what has accepted the claims', async () => {
    const claims = await sendClaims(opened());
    await claims.receive(ack999('A'));
    const received = await claims.receive(ta1('R', '025'));
    expect(received.acknowledgements[0]).toMatchObject({ kind: 'TA1', code: 'R', rejected: 1, claims: 0 });
    expect(await claims.states()).toEqual(['accepted']);
    expect(await claims.items()).toEqual([
      'rejected-submission 0: The interchange was refused with note 025: the control number came before (ISA)',
    ]);
  });
});
