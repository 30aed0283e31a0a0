import type { ClaimStatusInquiryContent } from '../../../edi/claim-status/build-claim-status-inquiry.js';
import type { ClaimStatusResponseContent } from '../../../edi/claim-status/build-claim-status-response.js';
import type { ClaimTraces, ReportedStatus } from '../../../schemas/claim-status.js';
import fc from '../../support/property-testing.js';
import {
  amount,
  contact,
  count,
  date,
  listOf,
  organization,
  period,
  person,
  recordOf,
  word,
} from '../arbitraries.js';

const services = period.map(({ from, to }) =>
  to === undefined ? { serviceDate: from } : { serviceDate: from, serviceEndDate: to },
);
const procedure = fc
  .tuple(word(5, 5), listOf(word(2, 2), 0, 4))
  .map(([code, modifiers]) => ({ qualifier: 'HC', code, modifiers }));

const line = fc
  .tuple(
    recordOf(
      { procedure, chargeAmount: amount, unitCount: count },
      {
        revenueCode: fc.constantFrom('0450', '0300'),
        lineControlNumber: word(1, 30),
      },
    ),
    services,
  )
  .map(([made, dates]) => ({ ...made, ...dates }));

const traces: fc.Arbitrary<ClaimTraces> = fc
  .tuple(
    recordOf(
      { traceNumber: word(1, 30) },
      {
        payerControlNumber: word(1, 20),
        billType: fc.constantFrom('111', '131'),
        patientControlNumber: word(1, 20),
        prescriptionNumber: word(1, 12),
        clearinghouseTraceNumber: word(1, 20),
      },
    ),
    fc.option(services, { nil: {} }),
  )
  .map(([made, dates]) => ({ ...made, ...dates }));

const inquiredClaim = fc
  .tuple(
    traces,
    recordOf(
      { lines: listOf(line, 0, 2) },
      {
        locationNumber: word(1, 10),
        groupNumber: word(1, 10),
        chargeAmount: amount,
      },
    ),
  )
  .map(([known, made]) => ({ ...known, ...made }));

const demographics = recordOf({ birthDate: date }, { genderCode: fc.constantFrom('F', 'M') });
const dependentAsked = fc
  .tuple(fc.record({ name: person('QC'), claims: listOf(inquiredClaim, 1, 2) }), demographics)
  .map(([made, born]) => ({ ...made, ...born }));
const subscriberAsked = fc
  .tuple(
    fc.record({
      name: person('IL', 'MI'),
      claims: listOf(inquiredClaim, 0, 2),
      dependents: listOf(dependentAsked, 0, 2),
    }),
    fc.option(demographics, { nil: {} }),
  )
  .map(([made, born]) => ({ ...made, ...born }));
const providerNames = listOf(organization('1P', 'XX'), 1, 2);
const setHead = { reference: word(1, 20), createdDate: date, createdTime: fc.constantFrom('0000', '093015') };

/** Any 276 that its guide allows. */
export const inquiries: fc.Arbitrary<ClaimStatusInquiryContent> = fc.record({
  ...setHead,
  payers: listOf(
    fc.record({
      name: organization('PR', 'PI'),
      receivers: listOf(
        fc.record({
          name: organization('41', '46'),
          providers: listOf(
            fc.record({ names: providerNames, subscribers: listOf(subscriberAsked, 1, 2) }),
            1,
            2,
          ),
        }),
        1,
        2,
      ),
    }),
    1,
    2,
  ),
});

const statusCode = (entities: readonly string[]) =>
  recordOf(
    { category: fc.constantFrom('P1', 'F1', 'F2', 'R4', 'D0'), status: word(1, 3) },
    {
      entity: fc.constantFrom(...entities),
    },
  );
const status = (entities: readonly string[]): fc.Arbitrary<ReportedStatus> =>
  fc.record({ codes: listOf(statusCode(entities), 1, 3), date });
const claimStatus: fc.Arbitrary<ReportedStatus> = fc
  .tuple(
    status(['85', 'IL', 'QC']),
    recordOf(
      {},
      {
        chargeAmount: amount,
        paymentAmount: amount,
        adjudicationDate: date,
        paymentDate: date,
        paymentNumber: word(1, 16),
      },
    ),
  )
  .map(([made, paid]) => ({ ...made, ...paid }));

const answeredLine = fc
  .tuple(line, fc.record({ paymentAmount: amount, statuses: listOf(status(['QC']), 1, 2) }))
  .map(([known, made]) => ({ ...known, ...made }));
const answeredClaim = fc
  .tuple(
    traces,
    recordOf(
      { statuses: listOf(claimStatus, 1, 2), lines: listOf(answeredLine, 0, 2) },
      {
        voucherNumber: word(1, 12),
      },
    ),
  )
  .map(([known, made]) => ({ ...known, ...made }));
const dependentAnswered = fc.record({ name: person('QC'), claims: listOf(answeredClaim, 1, 2) });
const subscriberAnswered = fc.record({
  name: person('IL', 'MI'),
  claims: listOf(answeredClaim, 0, 2),
  dependents: listOf(dependentAnswered, 0, 2),
});
const ownStatus = (entities: readonly string[]) =>
  fc.oneof(
    fc.constant({ statuses: [] }),
    fc.record({ traceNumber: word(1, 20), statuses: listOf(status(entities), 1, 2) }),
  );

/** Any 277 that its guide allows. */
export const responses: fc.Arbitrary<ClaimStatusResponseContent> = fc.record({
  ...setHead,
  payers: listOf(
    fc.record({
      name: organization('PR', 'PI'),
      contacts: listOf(contact, 0, 1),
      receivers: listOf(
        fc
          .tuple(
            fc.record({
              name: organization('41', '46'),
              providers: listOf(
                fc
                  .tuple(
                    fc.record({ names: providerNames, subscribers: listOf(subscriberAnswered, 0, 2) }),
                    ownStatus(['1P']),
                  )
                  .map(([made, own]) => ({ ...made, ...own })),
                0,
                2,
              ),
            }),
            ownStatus(['41', 'PR']),
          )
          .map(([made, own]) => ({ ...made, ...own })),
        1,
        2,
      ),
    }),
    1,
    2,
  ),
});
