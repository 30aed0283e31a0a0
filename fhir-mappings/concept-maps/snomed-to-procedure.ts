import { CPT, HCPCS, SNOMED } from '../code-systems.js';
import { buildConceptMap } from './build-concept-map.js';

/**
 * Procedures that occur in synthetic patient records, to CPT and HCPCS codes. Only where the source says all that the
 * choice of the target depends on; visits are left to the practice, which alone knows how it charges them.
 */
export const SNOMED_TO_PROCEDURE = buildConceptMap(
  'urn:claimwright:concept-map:snomed-to-procedure',
  SNOMED,
  {
    [CPT]: [
      ['171207006', '96127', 'wider'],
      ['104091002', '85025', 'equivalent'],
      ['127783003', '94010', 'equivalent'],
      ['169230002', '76815', 'wider'],
      ['76601001', '96372', 'wider'],
      ['313191000', '96372', 'wider'],
      ['384700001', '96372', 'wider'],
      ['399014008', '90471', 'wider'],
      ['47758006', '87340', 'equivalent'],
      ['117010004', '87086', 'wider'],
      ['117015009', '87070', 'wider'],
      ['104375008', '86804', 'wider'],
      ['169690007', '86762', 'wider'],
      ['104326007', '86787', 'equivalent'],
      ['275833003', '82105', 'wider'],
      ['269828009', '86593', 'wider'],
      ['14768001', '85060', 'equivalent'],
      ['301807007', '11976', 'wider'],
      ['169553002', '11981', 'wider'],
      ['755621000000101', '11983', 'wider'],
      ['65200003', '58300', 'equivalent'],
      ['68254000', '58301', 'equivalent'],
      ['22523008', '55250', 'wider'],
      ['65575008', '55700', 'wider'],
      ['609588000', '27447', 'wider'],
      ['173160006', '31622', 'equivalent'],
      ['180207008', '36430', 'wider'],
      ['73761001', '45378', 'wider'],
    ],
    [HCPCS]: [['428191000124101', 'G8427', 'equivalent']],
  },
);
