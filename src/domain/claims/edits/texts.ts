import type { Address, Payer, ProfessionalClaim } from '../../../../schemas/claim.js';
import type { Place } from '../../../../schemas/issue.js';
import { findPersons, findProviders } from './parties.js';
import { placeOf } from './places.js';

/** One text that goes into the file as it is, with the lengths the guide takes; a blank one is empty. */
export interface PlacedText {
  readonly text: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly at: Place;
}

/** Without these there is another edit that says so. */
const MISSED_ELSEWHERE = ['lastName', 'memberId', 'payerId', 'name', 'line1', 'city', 'lineControlNumber'];

type TextRow = readonly [
  text: string | undefined,
  element: string,
  path: string,
  maximum: number,
  minimum?: number,
];

/** Every text of the claim that a person wrote. Lengths: 005010X222A1, data elements 1035 to 1039, 166, 19, 67, 127, 93. */
export function findTexts(claim: ProfessionalClaim): PlacedText[] {
  return [
    ...findPersons(claim).flatMap(({ loop, path, person }) => [
      ...place(loop, path, namesOf(person)),
      ...place(loop, `${path}.address`, addressOf(person.address)),
    ]),
    ...findProviders(claim).flatMap(({ loop, path, provider }) => [
      ...place(loop, path, namesOf(provider)),
      ...place(loop, `${path}.address`, addressOf(provider.address)),
      ...place(loop, `${path}.contact`, [[provider.contact?.name, 'PER02', 'name', 60]]),
    ]),
    ...coverageTexts(claim, '2000B', '2010BA', '2010BB', ''),
    ...claim.otherCoverages.flatMap((coverage, index) =>
      coverageTexts(coverage, '2320', '2330A', '2330B', `otherCoverages[${index}].`),
    ),
    ...claimTexts(claim),
  ];
}

function namesOf(name: {
  readonly lastName: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly suffix?: string;
}): TextRow[] {
  return [
    [name.lastName, 'NM103', 'lastName', 60],
    [name.firstName, 'NM104', 'firstName', 35],
    [name.middleName, 'NM105', 'middleName', 25],
    [name.suffix, 'NM107', 'suffix', 10],
  ];
}

function addressOf(address: Address | undefined): TextRow[] {
  return [
    [address?.line1, 'N301', 'line1', 55],
    [address?.line2, 'N302', 'line2', 55],
    [address?.city, 'N401', 'city', 30, 2],
    [address?.postalCode, 'N403', 'postalCode', 15, 3],
    [address?.country, 'N404', 'country', 3, 2],
  ];
}

function coverageTexts(
  { payer, subscriber }: Pick<ProfessionalClaim, 'payer' | 'subscriber'>,
  sbr: string,
  insured: string,
  payerLoop: string,
  path: string,
): PlacedText[] {
  return [
    ...place(insured, `${path}subscriber`, [[subscriber.memberId, 'NM109', 'memberId', 80]]),
    ...place(sbr, `${path}subscriber`, [
      [subscriber.groupNumber, 'SBR03', 'groupNumber', 50],
      [subscriber.groupName, 'SBR04', 'groupName', 60],
    ]),
    ...place(payerLoop, `${path}payer`, payerTexts(payer)),
    ...place(payerLoop, `${path}payer.address`, addressOf(payer.address)),
  ];
}

function payerTexts(payer: Payer): TextRow[] {
  return [
    [payer.name, 'NM103', 'name', 60],
    [payer.payerId, 'NM109', 'payerId', 80],
  ];
}

function claimTexts({
  priorAuthorizationNumber,
  payerControlNumber,
  lines,
}: ProfessionalClaim): PlacedText[] {
  const numbers: PlacedText[] = [
    ...place('2300', 'priorAuthorizationNumber', [[priorAuthorizationNumber, 'REF02', '', 50]]),
    ...place('2300', 'payerControlNumber', [[payerControlNumber, 'REF02', '', 50]]),
  ];
  const ofLines = lines.flatMap(({ lineControlNumber, procedure }, index) =>
    place('2400', `lines[${index}]`, [
      [lineControlNumber, 'REF02', 'lineControlNumber', 30],
      [procedure.description, 'SV101', 'procedure.description', 80],
    ]),
  );
  return [...numbers, ...ofLines];
}

function place(loop: string, path: string, rows: readonly TextRow[]): PlacedText[] {
  return rows.flatMap(([text, element, field, maximum, minimum = 1]) => {
    if (text === undefined || (text.trim() === '' && MISSED_ELSEWHERE.includes(field))) return [];
    const [segment, position] = [element.slice(0, -2), Number(element.slice(-2))];
    const at = placeOf(loop, segment, position, field === '' ? path : `${path}.${field}`);
    return [{ text: text.trim() === '' ? '' : text, minimum, maximum, at }];
  });
}
