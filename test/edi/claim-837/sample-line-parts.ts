import type { Provider, ServiceLine } from '../../../schemas/claim.js';
import type { LineAdjudication } from '../../../schemas/claim-supplements.js';
import type { DurableEquipment } from '../../../schemas/professional-supplements.js';
import fc from '../../support/property-testing.js';
import {
  absentOr,
  amount,
  attachment,
  date,
  digits,
  listOf,
  physician,
  quantity,
  recordOf,
  reference,
  word,
} from './institutional/arbitraries.js';
import { lineAdjudication, procedure } from './institutional/sample-adjudications.js';
import {
  ambulanceParts,
  contact,
  contract,
  dates,
  place,
  references,
  repricing,
} from './sample-claim-parts.js';

const yes = absentOr(fc.constant(true as const));

const equipment = recordOf<DurableEquipment>({
  procedure: digits(5).map((code) => ({ qualifier: 'HC', code, modifiers: [] })),
  days: quantity,
  rentalAmount: amount,
  purchaseAmount: amount,
  rentalFrequencyCode: fc.constantFrom('1', '4', '6'),
});

const conditions = absentOr(
  fc.constant([
    { category: '07', applies: false, codes: ['04'] },
    { category: '70', applies: true, codes: ['65'] },
    { category: '09', applies: true, codes: ['38', 'ZV'] },
  ]),
);

const forms = absentOr(
  fc.constant([
    {
      typeCode: 'UT',
      formCode: '484.03',
      answers: [
        { questionNumber: '1A', text: '85' },
        { questionNumber: '4', responseCode: 'Y', date: '20260102', percentage: '12.5' },
      ],
    },
    { typeCode: 'AS', formCode: 'F1', answers: [{ questionNumber: '2', responseCode: 'N' }] },
  ]),
);

/** References of payers of other loops stand beside those of the payer to whom the claim goes. */
const lineReferences = fc
  .tuple(
    references('9B', '9D', 'EW', 'X4', 'F4', 'BT'),
    listOf(reference('G1', '9F'), 3),
    absentOr(word(2, 10)),
  )
  .map(([single, several, payerId]) => {
    const given = several?.map((each) => (payerId === undefined ? each : { ...each, payerId }));
    const all = [...(single ?? []), ...(given ?? [])];
    return all.length === 0 ? undefined : all;
  });

const serviceFacility = recordOf<Provider>({
  entityType: fc.constant('organization' as const),
  lastName: word(1, 20),
  npi: absentOr(digits(10)),
  address: place,
});

const orderingProvider = fc.tuple(physician, absentOr(place), absentOr(contact)).map(
  ([own, address, its]): Provider => ({
    ...own,
    ...(address && { address }),
    ...(its && { contact: its }),
  }),
);

const purchasedServiceProvider = recordOf<Provider>({
  entityType: fc.constantFrom('organization' as const, 'person' as const),
  lastName: fc.constant(''),
  npi: absentOr(digits(10)),
});

const adjudication = fc
  .tuple(lineAdjudication, procedure)
  .map(([{ revenueCode, ...rest }, { qualifier, ...code }]): LineAdjudication => {
    return { ...rest, procedure: { qualifier: 'HC', ...code } };
  });

/** What a professional line may say beside its procedure, charge and date. */
export const lineParts: fc.Arbitrary<Partial<ServiceLine>> = fc
  .tuple(
    ambulanceParts,
    recordOf<ServiceLine>({
      isEmergency: yes,
      isEpsdt: yes,
      isFamilyPlanning: yes,
      isCopayExempt: yes,
      equipment: absentOr(equipment),
      certification: absentOr(fc.constant({ typeCode: 'I', months: '99' })),
      conditions,
      ambulancePatientCount: absentOr(quantity),
      obstetricUnitCount: absentOr(quantity),
      measurements: absentOr(fc.constant([{ typeCode: 'TR', qualifier: 'HT', value: '70.5' }])),
      contract: absentOr(contract),
      references: lineReferences,
      dates: dates('471', '607', '463', '461', '304', '738', '739', '011', '455', '454'),
      attachments: listOf(attachment, 3),
      salesTaxAmount: absentOr(amount),
      postageAmount: absentOr(amount),
      fixedFormats: listOf(word(1, 80), 2),
      notes: absentOr(
        fc.constant([
          { code: 'DCP', text: 'GOAL' },
          { code: 'TPO', text: 'THIRD PARTY' },
        ]),
      ),
      purchasedService: absentOr(fc.record({ providerIdentifier: word(1, 20), chargeAmount: amount })),
      repricing: absentOr(repricing),
    }),
    recordOf<ServiceLine>({
      renderingProvider: absentOr(physician),
      purchasedServiceProvider: absentOr(purchasedServiceProvider),
      serviceFacility: absentOr(serviceFacility),
      supervisingProvider: absentOr(physician),
      orderingProvider: absentOr(orderingProvider),
      referringProvider: absentOr(physician),
      primaryCareProvider: absentOr(physician),
      adjudications: listOf(adjudication, 2),
      forms,
    }),
    date,
  )
  .map(([transport, own, others]) => ({ ...transport, ...own, ...others }));
