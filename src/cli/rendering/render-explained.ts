import type { InterchangeAcknowledgement } from '../../../edi/acknowledgements/interchange-acknowledgement.js';
import { renderClaimSheets } from '../../../edi/claim-837/render-claim-sheets.js';
import { renderClaimStatus } from '../../../edi/claim-status/render-claim-status.js';
import { renderClaimStatusInquiry } from '../../../edi/claim-status/render-claim-status-inquiry.js';
import { renderEligibility } from '../../../edi/eligibility/render-eligibility.js';
import { renderEligibilityInquiry } from '../../../edi/eligibility/render-eligibility-inquiry.js';
import { renderOutline } from '../../../edi/outline/render-outline.js';
import { renderExplanation } from '../../../edi/remittance-835/render-explanation.js';
import { parseX12Date } from '../../../schemas/calendar-date.js';
import type {
  ExplainedFile,
  ExplainedGroup,
  ExplainedInterchange,
  ExplainedSet,
} from '../../app/files/explain-file.js';
import type { ExplainedContent } from '../../app/files/explain-set.js';
import { fileOrder } from '../file-order.js';
import { renderAcknowledgement, renderInterchangeAcknowledgement } from './render-acknowledgement.js';
import { renderClaimAcknowledgement } from './render-claim-acknowledgement.js';
import { renderIssues } from './render-results.js';
import { renderCount } from './table.js';

type Renderers = {
  readonly [Kind in ExplainedContent['kind']]: (
    content: Extract<ExplainedContent, { kind: Kind }>,
    set: ExplainedSet,
  ) => string;
};

/** How each kind of set reads. */
const RENDERERS: Renderers = {
  claims: (batch) => renderClaimSheets(batch),
  remittance: ({ advice, balance }) => renderExplanation(advice, [], balance),
  'claim-acknowledgement': ({ acknowledgement }) => renderClaimAcknowledgement(acknowledgement),
  acknowledgement: ({ acknowledgement }) => renderAcknowledgement(acknowledgement),
  'claim-status-inquiry': ({ inquiry }) => renderClaimStatusInquiry(inquiry),
  'claim-status': ({ response }) => renderClaimStatus(response),
  'eligibility-inquiry': ({ inquiry }) => renderEligibilityInquiry(inquiry),
  eligibility: ({ response }) => renderEligibility(response),
  other: ({ outline }, { segmentCount }) =>
    `Not explained here${outline.hasGuide ? ', shown by the loops of its guide' : ''}: ${renderCount(
      segmentCount,
      'segment',
    )}\n${renderOutline(outline)}`,
};

/** ST01, or ST01 and ST03, in our own words. */
const KINDS: Readonly<Record<string, string>> = {
  '270': 'eligibility inquiry',
  '271': 'eligibility answer',
  '276': 'claim status inquiry',
  '277': 'claim status answer',
  '277 005010X214': 'claim acknowledgement',
  '278': 'authorization of services',
  '820': 'premium payment',
  '834': 'enrollment',
  '835': 'remittance advice',
  '837': 'claims',
  '997': 'acknowledgement',
  '999': 'acknowledgement',
};

const USAGES: Readonly<Record<string, string>> = { I: 'for information', P: 'production', T: 'test' };

/** A file as its reader knows it: the envelope, set after set, and last what is wrong with it. */
export function renderExplained({ interchanges, issues }: ExplainedFile): string {
  const parts = interchanges.map(renderInterchange);
  if (issues.length > 0) parts.push(`Found in the file:\n${renderIssues(fileOrder(issues))}`);
  return parts.length > 0 ? parts.join('\n\n') : 'The file holds no interchange.';
}

function renderInterchange(interchange: ExplainedInterchange): string {
  const { sender, receiver, date, time, controlNumber, usageIndicator, version, groups } = interchange;
  const claims = groups.flatMap(({ sets }) => sets).flatMap(({ content }) => countClaims(content));
  const count = claims.reduce((sum, each) => sum + each, 0);
  const facts = [
    renderMoment(`20${date}`, time),
    USAGES[usageIndicator] ?? `usage ${usageIndicator}`,
    `version ${version}`,
    ...(claims.length > 0 ? [renderCount(count, 'claim')] : []),
  ];
  return [
    `Interchange ${controlNumber} from ${renderEnd(sender)} to ${renderEnd(receiver)}`,
    `  ${facts.join(', ')}`,
    ...interchange.acknowledgements.map((each) => renderTa1(each)),
    ...groups.map(renderGroup),
  ].join('\n');
}

function countClaims(content: ExplainedContent): number[] {
  if (content.kind === 'claims') return [content.claims.length];
  return content.kind === 'remittance' ? [content.advice.claimPayments.length] : [];
}

function renderTa1(acknowledgement: InterchangeAcknowledgement): string {
  const { date, time } = acknowledgement;
  return `  TA1: ${renderInterchangeAcknowledgement(acknowledgement, renderMoment(`20${date}`, time))}`;
}

function renderEnd({ qualifier, identifier }: ExplainedInterchange['sender']): string {
  return qualifier === '' ? identifier : `${identifier} (${qualifier})`;
}

function renderGroup(group: ExplainedGroup): string {
  const { functionalCode, senderCode, receiverCode, date, time, controlNumber, version, sets } = group;
  const heads = [
    `Group ${controlNumber} (${functionalCode}) from ${senderCode} to ${receiverCode}`,
    renderMoment(date, time),
    `version ${version}`,
    renderCount(sets.length, 'set'),
  ];
  return [heads.join(', '), ...sets.map(renderSet)].join('\n');
}

function renderSet(set: ExplainedSet): string {
  const kind = KINDS[`${set.identifier} ${set.version}`] ?? KINDS[set.identifier];
  const title = `Set ${set.identifier} ${set.controlNumber}${kind === undefined ? '' : `: ${kind}`}`;
  const found = set.issues.length > 0 ? [`Found in the set:\n${renderIssues(set.issues)}`] : [];
  return [title, renderContent(set.content, set), ...found].join('\n');
}

function renderContent<Kind extends ExplainedContent['kind']>(
  content: Extract<ExplainedContent, { kind: Kind }>,
  set: ExplainedSet,
): string {
  const render = RENDERERS[content.kind as Kind] as (of: typeof content, set: ExplainedSet) => string;
  return render(content, set);
}

/** `2026-01-15 09:30`, with seconds where they were sent; what is no date or time stays as sent. */
function renderMoment(date: string, time: string): string {
  const parts = /^(\d\d)(\d\d)(\d\d)?/.exec(time)?.slice(1).filter(Boolean);
  return [parseX12Date(date) ?? date, parts?.join(':') ?? time].filter(Boolean).join(' ');
}
