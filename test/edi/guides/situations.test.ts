import { GUIDES } from '../../../edi/guides/find-guide.js';
import { findSituationalRules, SITUATIONAL_RULES } from '../../../edi/guides/find-situational-rules.js';
import type { Guide, LoopSpec } from '../../../edi/guides/guide.js';
import type { SituationalRule } from '../../../edi/guides/situational-rule.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { BREACHES, changed, OTHER, RIGHT_FILES, SELF } from './situation-breaches.js';

function rulesBroken(text: string): string[] {
  return validateInterchange(Buffer.from(text, 'latin1'), { snipTypes: [4] }).map(({ context }) =>
    String(context['rule']),
  );
}

describe('situational rules', () => {
  it('are kept by files that are right', () => {
    expect(RIGHT_FILES.map(rulesBroken)).toEqual(RIGHT_FILES.map(() => []));
  });

  it.each(BREACHES)('say that %s is broken, and nothing else', (rule, text) => {
    expect(rulesBroken(text)).toEqual([rule]);
  });

  it('have each a name of its own and a file that breaks it', () => {
    const ids = new Set(Object.values(SITUATIONAL_RULES).flatMap((rules) => rules.map(({ id }) => id)));
    expect(new Set(BREACHES.map(([rule]) => rule))).toEqual(ids);
    for (const rules of Object.values(SITUATIONAL_RULES)) {
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    }
  });

  it('tell the place, the 999 code and no value', () => {
    const [found] = validateInterchange(Buffer.from(changed(SELF, ['11:B:1', '11:B:7'])), { snipTypes: [4] });
    expect(found).toMatchObject({
      code: 'guide.situation-segment-missing',
      syntaxErrorCode: 'I6',
      at: { loop: '2300', segment: 'REF', segmentPosition: 20, line: 22 },
      trigger: { loop: '2300', segment: 'CLM', segmentPosition: 20, element: 5, component: 3 },
      context: { segment: 'REF', rule: 'claim.replaced-claim-number' },
    });
    expect(JSON.stringify(found)).not.toContain('C1001');
  });

  it('demand and exclude only what the guide leaves open', () => {
    expect(
      GUIDES.flatMap((guide) => findSituationalRules(guide).flatMap((rule) => findIdle(guide, rule))),
    ).toEqual([]);
  });

  it('take a subscriber with claims and a dependent with claims of one family', () => {
    const family = changed(
      SELF,
      ['HL*2*1*22*0~', 'HL*2*1*22*1~'],
      [
        /SE\*/,
        'HL*3*2*23*0~\nPAT*19~\nNM1*QC*1*DOE*SAM~\nN3*2 ELM~\nN4*DENVER*CO*80203~\nDMG*D8*20150203*M~\nCLM*C9*10***11:B:1*Y*A*Y*Y~\nHI*ABK:J020~\nLX*1~\nSV1*HC:99213*10*UN*1***1~\nDTP*472*D8*20260102~\nSE*',
      ],
    );
    expect(rulesBroken(family)).toEqual([]);
  });

  it('take a misplaced segment for present, which has an issue of its own', () => {
    const text = changed(
      OTHER,
      ['REF*F8*P7003~\n', ''],
      ['HI*ABK:J020*ABF:R509~', 'HI*ABK:J020*ABF:R509~\nREF*F8*P7003~'],
    );
    expect(rulesBroken(text)).toEqual([]);
  });
});

/** A rule about a loop or element that the guide does not have, does not use, or has decided already. */
function findIdle({ root }: Guide, rule: SituationalRule): string[] {
  const loops = findLoops(root).filter(({ id }) => id === rule.within || rule.loops.includes(id));
  const ids = new Set([
    ...loops.map(({ id }) => id),
    ...loops.flatMap((loop) => findLoops(loop).map(({ id }) => id)),
  ]);
  const specs = findLoops(root)
    .filter(({ id }) => ids.has(id) && (rule.within === undefined || id === rule.within))
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'segment' && item.id === rule.segment ? [item] : []));
  const usages = specs.map((spec) => {
    const element = rule.element === undefined ? spec : spec.elements[rule.element - 1]!;
    const part =
      rule.component === undefined || !('components' in element)
        ? element
        : element.components![rule.component - 1]!;
    return part.usage;
  });
  if (loops.length === 0) return [];
  if (specs.length === 0) return [`${rule.id} finds no ${rule.segment}`];
  const isOpen = rule.demand === 'value' ? usages.some((usage) => usage !== 'N') : usages.includes('S');
  return isOpen || rule.element === undefined ? [] : [`${rule.id} of ${usages}`];
}

function findLoops(loop: LoopSpec): LoopSpec[] {
  return [loop, ...loop.items.flatMap((item) => (item.kind === 'loop' ? findLoops(item) : []))];
}
