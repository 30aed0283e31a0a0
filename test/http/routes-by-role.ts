import type { Role } from '../../src/app/actor.js';

/** The roles in the order of the columns below. */
export const COLUMNS: readonly Role[] = [
  ...(['biller', 'account-manager', 'edi-integration', 'compliance-reviewer'] as const),
  ...(['billing-manager', 'admin', 'auditor'] as const),
];

/**
 * Who may come to which route of the API, by hand and not from the program's own table: `y` may, `-` may not (403).
 * `open` wants no log-in at all. A route that stands here in no line fails the test, and so does a line without one.
 */
export const ROUTES_BY_ROLE: Readonly<Record<string, string>> = {
  //                                                          bil am  edi com man adm aud
  'GET /api/v1/practice': '                                    -   -   -   -   y   y   -',
  'PUT /api/v1/practice': '                                    -   -   -   -   y   y   -',
  'POST /api/v1/encounters': '                                 y   -   y   -   y   -   -',
  'GET /api/v1/encounters': '                                  y   y   y   y   y   -   y',
  'GET /api/v1/claims': '                                      y   y   -   y   y   -   y',
  'POST /api/v1/claims/search': '                              y   y   -   y   y   -   y',
  'GET /api/v1/claims/{claimId}': '                            y   y   -   y   y   -   y',
  'GET /api/v1/claims/{claimId}/fhir': '                       y   y   -   -   y   -   -',
  'GET /api/v1/remittances/{remittanceId}/fhir': '             y   y   -   y   y   -   y',
  'POST /api/v1/submissions': '                                y   -   -   -   y   -   -',
  'GET /api/v1/submissions': '                                 y   y   y   y   y   -   -',
  'GET /api/v1/submissions/{submissionId}': '                  y   y   y   y   y   -   -',
  'POST /api/v1/files': '                                      -   -   y   -   y   -   -',
  'GET /api/v1/files': '                                       y   y   y   y   y   y   y',
  'GET /api/v1/files/{fileId}': '                              y   y   y   y   y   y   y',
  'GET /api/v1/files/{fileId}/content': '                      -   -   y   y   y   -   -',
  'GET /api/v1/remittances': '                                 y   y   -   y   y   -   y',
  'GET /api/v1/remittances/{remittanceId}': '                  y   y   -   y   y   -   y',
  'GET /api/v1/remittances/{remittanceId}/claim-payments': '   y   y   -   y   y   -   y',
  'GET /api/v1/denials': '                                     y   y   -   y   y   -   y',
  'GET /api/v1/work-items': '                                  y   y   -   y   y   -   y',
  'GET /api/v1/patient-accounts': '                            y   y   -   y   y   -   y',
  'POST /api/v1/patient-accounts/search': '                    y   y   -   y   y   -   y',
  'GET /api/v1/patient-accounts/{patientAccountId}': '         y   y   -   y   y   -   y',
  'GET /api/v1/patient-accounts/{patientAccountId}/ledger': '  y   y   -   y   y   -   y',
  'GET /api/v1/aging': '                                       y   y   -   y   y   -   y',
  'GET /api/v1/sessions/current': '                            y   y   -   y   y   y   y',
  'DELETE /api/v1/sessions/current': '                         y   y   -   y   y   y   y',
  'POST /api/v1/sessions/current/second-factor': '             y   y   -   y   y   y   y',
  'POST /api/v1/sessions/current/second-factor/confirmation':
    '                                                          y   y   -   y   y   y   y',
  'GET /metrics': '                                            y   y   y   y   y   y   y',
  'GET /openapi.json': '                                       y   y   y   y   y   y   y',
  'POST /api/v1/sessions': 'open',
  'POST /oauth/token': 'open',
  'GET /.well-known/smart-configuration': 'open',
  'GET /health': 'open',
  'GET /ready': 'open',
};
