import { buildAcknowledgedSet } from '../../../edi/acknowledgements/build-acknowledged-set.js';
import { buildAcknowledgement999 } from '../../../edi/acknowledgements/build-acknowledgement-999.js';
import { validateAgainstGuide, validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12, type TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import { bytesOf } from '../sets-of.js';
import { BREACHES, changed, OTHER, SELF, STATUS } from './situation-breaches.js';

describe('situational issues', () => {
  it('name what demands it, as a written 999 tells after the place', () => {
    for (const [rule, text] of BREACHES) {
      const set = parseX12(Buffer.from(text, 'latin1')).interchanges[0]!.groups[0]!.sets[0]!;
      const found = validateAgainstGuide(set, { snipTypes: [4] });
      // A 999 is not acknowledged.
      const errors = found.filter(({ severity }) => severity === 'error' && set.identifier !== '999');
      const told = errors.length > 0 ? writeAcknowledgement(set, errors) : '';
      const isTriggered = errors.filter(({ code }) => code !== 'guide.situation-value');
      expect([rule, told.match(/CTX\*SITUATIONAL TRIGGER\*[A-Z]\w+\*\d+/g) ?? []]).toEqual([
        rule,
        isTriggered.map(
          ({ trigger }) => `CTX*SITUATIONAL TRIGGER*${trigger!.segment}*${trigger!.segmentPosition}`,
        ),
      ]);
      for (const { trigger } of isTriggered) {
        const cause = set.segments[trigger!.segmentPosition! - 1]!;
        expect([rule, cause.id]).toEqual([rule, trigger!.segment]);
        if (trigger!.element) expect([rule, cause.isEmpty(trigger!.element)]).toEqual([rule, false]);
      }
    }
  });

  it.each<[string, string, string]>([
    [
      'a missing segment',
      changed(SELF, ['11:B:1', '11:B:7']),
      'IK3*REF*20*2300*I6~CTX*SITUATIONAL TRIGGER*CLM*20*2300*5:3~CTX*CLM01:C1001',
    ],
    [
      'a missing loop of another level',
      changed(SELF, ['SBR*P*18', 'SBR*S*18']),
      'IK3*SBR*20*2320*I6~CTX*SITUATIONAL TRIGGER*SBR*14*2000*1~CTX*CLM01:C1001',
    ],
    [
      'a segment too much',
      changed(STATUS, [
        'DTP*472*D8*20260105~',
        'DTP*472*D8*20260105~\nSVC*HC:99213*120****1~\nSTC*A7:454*20260116*U~',
      ]),
      'IK3*SVC*30*2220*I9~CTX*SITUATIONAL TRIGGER*STC*27*2200*3',
    ],
    [
      'a missing component',
      changed(OTHER, ['AA:OA::CO', 'AA:OA']),
      'IK3*CLM*20*2300*8~CTX*CLM01:C1003~IK4*11:4*156*I9~CTX*SITUATIONAL TRIGGER*CLM*20*2300*11:1',
    ],
    [
      'an element too much',
      changed(SELF, ['NM1*85*2*ROSE CLINIC*', 'NM1*85*2*ROSE CLINIC*ANN']),
      'IK3*NM1*8*2010*8~IK4*4*1036*I13~CTX*SITUATIONAL TRIGGER*NM1*8*2010*2',
    ],
  ])('tell %s with its code and its trigger', (_, text, expected) => {
    const set = parseX12(Buffer.from(text, 'latin1')).interchanges[0]!.groups[0]!.sets[0]!;
    expect(writeAcknowledgement(set, validateAgainstGuide(set, { snipTypes: [4] }))).toContain(expected);
  });
});

/** The 999 as it is written and keeps to its guide, without line breaks. */
function writeAcknowledgement(set: TransactionSet, issues: readonly Issue[]): string {
  const sets = [buildAcknowledgedSet(set, issues)];
  const group = { functionalCode: 'HC', version: set.version };
  const code = issues.length > 0 ? 'R' : 'A';
  const bytes = bytesOf(
    '999',
    '005010X231A1',
    buildAcknowledgement999({ groupControlNumber: '7', code, sets }, group),
  );
  const faults = validateInterchange(bytes, { snipTypes: [1, 2, 4] });
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  return Buffer.from(bytes).toString('latin1').replaceAll('\n', '');
}
