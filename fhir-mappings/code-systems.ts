/** The code systems and identifier systems that the mapping knows, by every address they are found under. */

export const NPI_SYSTEMS = ['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.6'];

export const TAXONOMY_SYSTEMS = ['http://nucc.org/provider-taxonomy', 'urn:oid:2.16.840.1.113883.6.101'];

export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

export const ICD_10_CM_SYSTEMS = [ICD_10_CM, 'urn:oid:2.16.840.1.113883.6.90'];

export const CPT = 'http://www.ama-assn.org/go/cpt';

export const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';

/** CPT and HCPCS Level II, both sent with qualifier HC. */
export const PROCEDURE_SYSTEMS = [
  CPT,
  HCPCS,
  'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'http://www.cms.gov/Medicare/Coding/MedHCPCSGenInfo',
  'https://bluebutton.cms.gov/resources/codesystem/hcpcs',
  'http://terminology.hl7.org/CodeSystem/HCPCS-all-codes',
  'urn:oid:2.16.840.1.113883.6.12',
  'urn:oid:2.16.840.1.113883.6.13',
  'urn:oid:2.16.840.1.113883.6.14',
  'urn:oid:2.16.840.1.113883.6.285',
];

export const SNOMED = 'http://snomed.info/sct';

export const CVX = 'http://hl7.org/fhir/sid/cvx';

export const PLACE_OF_SERVICE_SYSTEMS = [
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes',
  'http://terminology.hl7.org/CodeSystem/ex-serviceplace',
];
