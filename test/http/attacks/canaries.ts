type Resource = Record<string, unknown> & { resourceType: string };

/** The 18 identifiers of 45 CFR 164.514(b)(2)(i), each with texts that stand nowhere else. */
export const CANARIES = {
  name: ['Qzfamilyname', 'Qzgivenname'],
  geography: ['77 Qzstreet Avenue', 'Qzcityville'],
  date: ['1931-11-29'],
  telephone: ['614-555-7719'],
  fax: ['614-555-7728'],
  email: ['qzmail@qzhome.example'],
  socialSecurity: ['900-55-7413'],
  medicalRecord: ['QZMRN55102'],
  healthPlan: ['QZMEMBER6610'],
  account: ['QZACCOUNT3391'],
  licence: ['QZLICENCE8842'],
  vehicle: ['QZVIN1HGCM82633A'],
  device: ['QZSERIAL90817'],
  url: ['https://qzhomepage.example/me'],
  internetAddress: ['203.0.113.177'],
  biometric: ['QZFINGERPRINT44'],
  photo: ['QZPHOTOBYTES01'],
  other: ['QZUNIQUECODE77'],
} as const;

const ALL: readonly string[] = Object.values(CANARIES).flat();

/** The canaries that a text holds: as they are, in other case, without their signs, or under a usual encoding. */
export function canariesIn(text: string): string[] {
  const readings = [text, ...decodingsOf(text)].map((reading) => reading.toLowerCase());
  return ALL.filter((canary) => {
    const plain = canary.toLowerCase();
    const forms = [plain, plain.replace(/[^a-z0-9]/g, '')];
    return readings.some((reading) => forms.some((form) => reading.includes(form)));
  });
}

function decodingsOf(text: string): string[] {
  const percent = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  const escapes = text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  const packed = text.match(/[\w+/=-]{8,}/g) ?? [];
  // A part may begin anywhere in what was encoded: each of the four places is tried.
  const bases = packed.flatMap((part) =>
    [0, 1, 2, 3].map((skipped) => Buffer.from(part.slice(skipped), 'base64').toString('latin1')),
  );
  const hexes = (text.match(/([0-9a-f]{2}){6,}/gi) ?? []).map((part) =>
    Buffer.from(part, 'hex').toString('latin1'),
  );
  return [percent, percent.replaceAll('+', ' '), escapes, bases.join('\n'), hexes.join('\n')];
}

/** A clinic's bundle whose patients all carry every canary. */
export function markBundle<T extends { readonly entry: readonly { readonly resource: object }[] }>(
  bundle: T,
): T {
  const marked = structuredClone(bundle);
  for (const { resource } of marked.entry) markResource(resource as Resource);
  return marked;
}

function markResource(resource: Resource): void {
  if (resource.resourceType === 'Patient') markPatient(resource);
  if (resource.resourceType === 'Coverage') resource['subscriberId'] = CANARIES.healthPlan[0];
  if (resource.resourceType === 'Encounter') {
    resource['text'] = { status: 'generated', div: `<div>${ALL.join(' ')}</div>` };
    resource['reasonCode'] = [{ text: ALL.join(' ') }];
  }
}

function markPatient(patient: Resource): void {
  const [family, given] = CANARIES.name;
  const [line, city] = CANARIES.geography;
  const url = 'https://qz.example/extension';
  Object.assign(patient, {
    name: [{ use: 'official', family, given: [given] }],
    birthDate: CANARIES.date[0],
    address: [{ use: 'home', line: [line], city, state: 'OH', postalCode: '43991', country: 'US' }],
    telecom: [
      { system: 'phone', value: CANARIES.telephone[0] },
      { system: 'fax', value: CANARIES.fax[0] },
      { system: 'email', value: CANARIES.email[0] },
      { system: 'url', value: CANARIES.url[0] },
    ],
    identifier: [
      ...(patient['identifier'] as object[]),
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: CANARIES.socialSecurity[0] },
      ...(['medicalRecord', 'account', 'licence', 'vehicle', 'device', 'other'] as const).map((kind) => ({
        system: `https://qz.example/${kind.toLowerCase()}`,
        value: CANARIES[kind][0],
      })),
    ],
    photo: [{ contentType: 'image/png', data: Buffer.from(CANARIES.photo[0]).toString('base64') }],
    extension: [
      { url, valueString: CANARIES.internetAddress[0] },
      { url, valueString: CANARIES.biometric[0] },
    ],
  });
}

/** An 835 with every canary in its names and references; nothing in it is known to anybody. */
export function markedRemittance(number: number, segmentCount?: number): Uint8Array {
  const control = String(900_000_000 + number);
  const [family, given] = CANARIES.name;
  const set = [
    'ST*835*0001',
    'BPR*I*120*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260301',
    `TRN*1*QZTRACE${number}*1512345678`,
    'DTM*405*20260301',
    'N1*PR*PAYER ONE',
    'N3*1 MAIN ST',
    'N4*DAYTON*OH*45402',
    'PER*BL*HELP*TE*8005550100',
    'N1*PE*RIVERSIDE*XX*1999999984',
    'LX*1',
    `CLP*${CANARIES.account[0]}*1*150*120*30*12*${CANARIES.other[0]}*11`,
    'CAS*PR*2*30',
    `NM1*QC*1*${family}*${given}****MI*${CANARIES.healthPlan[0]}`.toUpperCase(),
    `NM1*74*1*${family}*${given}****C*${CANARIES.medicalRecord[0]}`.toUpperCase(),
    `REF*EA*${CANARIES.medicalRecord[0]}`,
    `REF*SY*${CANARIES.socialSecurity[0].replaceAll('-', '')}`,
    `DTM*050*${CANARIES.date[0].replaceAll('-', '')}`,
    `PER*CX*${CANARIES.biometric[0]}*TE*${CANARIES.telephone[0].replaceAll('-', '')}*EM*${CANARIES.email[0]}`,
  ];
  const isa = `ISA*00*          *00*          *ZZ*PAYER          *ZZ*RIVERSIDE      *260301*1200*^*00501*${control}*0*P*:`;
  const group = `GS*HP*PAYER*RIVERSIDE*20260301*1200*${number}*X*005010X221A1`;
  const end = [`SE*${segmentCount ?? set.length + 1}*0001`, `GE*1*${number}`, `IEA*1*${control}`];
  return Buffer.from(`${[isa, group, ...set, ...end].join('~\n')}~\n`);
}
