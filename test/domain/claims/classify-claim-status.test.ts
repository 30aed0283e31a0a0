import { classifyClaimStatus } from '../../../src/domain/claims/classify-claim-status.js';
import { statusOf } from '../../support/acknowledgement-files.js';

test.each([
  ['A0:16 WQ', 'accepted'],
  ['A1:19 WQ', 'accepted'],
  ['A2:20 WQ', 'accepted'],
  ['A5:20 WQ', 'accepted'],
  ['A2:20 ', 'accepted'],
  ['A3:21 U', 'rejected'],
  ['A4:35 U', 'rejected'],
  ['A6:21 U', 'rejected'],
  ['A7:21 U', 'rejected'],
  ['A8:187 U', 'rejected'],
  ['A7:21 ', 'rejected'],
  ['E1:0 U', 'rejected'],
  ['A7:562:85 WQ', 'rejected, contradicting'],
  ['A1:19 U', 'rejected, contradicting'],
  ['A2:20+A7:21 WQ', 'rejected, contradicting'],
  ['E1:0 WQ', 'undecided'],
  ['P1:0 WQ', 'undecided'],
  [' WQ', 'undecided'],
  ['A2:20 WQ|A7:21 U', 'rejected'],
  ['A1:19 WQ|A2:20 WQ', 'accepted'],
  ['A1:19 WQ|E1:0 WQ', 'undecided'],
  ['', 'undecided'],
])('%s is %s', (text, expected) => {
  const statuses = text === '' ? [] : text.split('|').map(statusOf);
  const { outcome, isContradicting } = classifyClaimStatus(statuses);
  expect(isContradicting ? `${outcome}, contradicting` : outcome).toBe(expected);
});
