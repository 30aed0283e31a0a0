import type { FunctionalGroup, Interchange } from '../../../edi/x12/parse-x12.js';
import { placeOf } from '../../../edi/x12/place-of.js';
import { type Issue, issue } from '../../../schemas/issue.js';
import type { TradingPartner } from '../../../schemas/practice.js';

const USAGES: Readonly<Record<string, string>> = { P: 'production', T: 'test' };

/** Whether an interchange is meant for this practice, and for real or for trial as the practice works (ISA08, ISA15). */
export function checkRecipient(
  { header }: Pick<Interchange, 'header'>,
  partner: TradingPartner | undefined,
): Issue[] {
  if (!partner) return [];
  const issues: Issue[] = [];
  const found = USAGES[header.element(15)];
  const wanted = USAGES[partner.usageIndicator]!;
  if (found !== undefined && found !== wanted) {
    issues.push(issue('intake.other-usage', placeOf(header, 15), { found, wanted }));
  }
  if (!isOurs(header.element(8), partner)) {
    const at = placeOf(header, 8);
    issues.push({
      ...issue('intake.other-recipient', at, { element: 'ISA08' }),
      syntaxErrorCode: '009',
    });
  }
  return issues;
}

/** Whether a group is meant for this practice (GS03). */
export function checkGroupRecipient(
  { header }: Pick<FunctionalGroup, 'header'>,
  partner: TradingPartner | undefined,
): Issue[] {
  if (!partner || isOurs(header.element(3), partner)) return [];
  return [issue('intake.other-recipient', placeOf(header, 3), { element: 'GS03' })];
}

function isOurs(id: string, { senderId, submitterId, ownIds = [] }: TradingPartner): boolean {
  return [senderId, submitterId, ...ownIds].includes(id.trimEnd());
}
