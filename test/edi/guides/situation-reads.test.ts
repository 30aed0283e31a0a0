import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findGuide } from '../../../edi/guides/find-guide.js';
import { findSituationalRules, SITUATIONAL_RULES } from '../../../edi/guides/find-situational-rules.js';
import type { RuleLoop, SituationalRule } from '../../../edi/guides/situational-rule.js';
import { planHolding } from '../../../edi/validate/plan-holding.js';
import { type ScopeCheck, ScopeTree } from '../../../edi/validate/scope-tree.js';
import { SetValidator } from '../../../edi/validate/set-validator.js';
import { IssueList } from '../../../edi/x12/issue-list.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { fixture } from '../sets-of.js';

const FOLDERS = ['837p', '837i', '837d', '835', '999', '277ca', '270', '271', '276', '277'];
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(join('test/fixtures', folder))
    .filter((name) => name.endsWith('.edi'))
    .map((name) => `${folder}/${name}`),
);

/** A loop that notes what a rule asks it for, as the rules name it. */
function noting(loop: RuleLoop, asked: Set<string>): RuleLoop {
  const wrap = (other: RuleLoop | undefined) => other && noting(other, asked);
  return {
    id: loop.id,
    isIncomplete: loop.isIncomplete,
    get opener() {
      asked.add(`${loop.id}/${loop.opener.id}`);
      return loop.opener;
    },
    segment: (id, qualifier) => {
      asked.add(`${loop.id}/${id}${qualifier === undefined ? '' : `*${qualifier}`}`);
      return loop.segment(id, qualifier);
    },
    all: (id, ...qualifiers) => {
      for (const each of qualifiers.length === 0 ? [''] : qualifiers.map((code) => `*${code}`)) {
        asked.add(`${loop.id}/${id}${each}`);
      }
      return loop.all(id, ...qualifiers);
    },
    child: (id) => wrap(loop.child(id)),
    children: (id) => loop.children(id).map((each) => noting(each, asked)),
    hadLoop: (id) => loop.hadLoop(id),
    above: (id) => wrap(loop.above(id)),
  };
}

/** What a rule asks for and does not say that it reads. The segment that opens its own loop needs no saying. */
function unsaid(rule: SituationalRule, loop: RuleLoop): string[] {
  const asked = new Set<string>();
  if (!rule.reads) return [];
  rule.when(noting(loop, asked));
  const said = new Set((rule.reads ?? []).map((read) => (read.includes('/') ? read : `${loop.id}/${read}`)));
  said.add(`${loop.id}/${loop.opener.id}`);
  return [...asked]
    .filter((each) => !said.has(each) && !said.has(each.replace(/\*.*/, '')))
    .map((each) => `${rule.id} reads ${each}`);
}

describe('what situational rules say that they read', () => {
  it('is all that they look at in our files', () => {
    const found = new Set<string>();
    const looked = new Set<string>();
    for (const path of FILES) {
      const sets = parseX12(fixture(path)).interchanges.flatMap(({ groups }) =>
        groups.flatMap(({ sets: all }) => all),
      );
      for (const set of sets) {
        const guide = findGuide(set.identifier, set.version);
        if (!guide) continue;
        const rules = findSituationalRules(guide);
        const check: ScopeCheck = {
          issues: new IssueList(0),
          reads: undefined,
          left(loop) {
            for (const rule of rules.filter(({ loops }) => loops.includes(loop.id))) {
              looked.add(rule.id);
              for (const each of unsaid(rule, loop)) found.add(each);
            }
          },
        };
        const tree = new ScopeTree(guide.root, set.delimiters, planHolding(guide, undefined), [check]);
        const validator = new SetValidator(guide, { delimiters: set.delimiters, listeners: [tree] });
        set.segments.forEach((segment, index) => {
          validator.add(segment, index + 1);
        });
        validator.end();
      }
    }
    expect([...found]).toEqual([]);
    expect(looked.size).toBeGreaterThan(50);
  });

  it('is said by every rule of sets that grow large, so that none is held whole for one', () => {
    const large = Object.keys(SITUATIONAL_RULES).filter((key) => /^83[57] |^277 005010X214|^999 /.test(key));
    expect(large.length).toBeGreaterThan(4);
    const silent = large.flatMap((key) => SITUATIONAL_RULES[key]!.filter(({ reads }) => !reads));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
