import { renderOperationOutcome } from '../../fhir-mappings/operation-outcome.js';
import { OfficeVisit } from './office-visit.js';

test('names the place, the severity and the code of every gap', () => {
  const visit = new OfficeVisit();
  visit.resource('con-1').code = { coding: [{ system: 'http://snomed.info/sct', code: '1' }] };
  expect(renderOperationOutcome(visit.result().issues)).toEqual({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'code-invalid',
        details: {
          coding: [{ system: 'urn:claimwright:issue', code: 'fhir.needs-coding' }],
          text: 'The concept map has no ICD-10-CM code for http://snomed.info/sct 1 (Condition.code)',
        },
        expression: ['Condition.code'],
      },
    ],
  });
});

test('without issues it says that all is well', () => {
  expect(renderOperationOutcome([]).issue).toMatchObject([
    { severity: 'information', code: 'informational' },
  ]);
});
