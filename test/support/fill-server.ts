import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { buildClinic } from '../../src/simulator/clinic/build-clinic.js';
import { answerSubmission } from '../../src/simulator/payer/answer-submission.js';
import type { Answer, TestServer } from './open-test-server.js';

/** Ids and facts of what was filled in: one of each kind. */
export interface FilledServer {
  readonly practiceSettings: PracticeSettings;
  readonly claims: number;
  readonly claimId: string;
  readonly submissionId: string;
  readonly fileId: string;
  readonly remittanceId: string;
  /** The file that the remittance came in, and where its BPR stands there. */
  readonly remittanceFileId: string;
  readonly paymentOffset: number;
  readonly patientAccountId: string;
  readonly accountIds: readonly string[];
  /** Of the claim's patient. */
  readonly lastName: string;
  readonly birthDate: string;
  readonly memberId: string;
}

const EDI = { 'content-type': 'application/edi-x12' };

/** The whole journey over HTTP: a seeded clinic's encounters, their 837, and a seeded payer's answers. */
export async function fillServer(service: TestServer, practiceId: string): Promise<FilledServer> {
  service.clock.set('2026-07-15T15:00:00Z');
  const manager = await service.token('billing-manager', { practiceId });
  const ask = async (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> => {
    const answer = await service.call(method, `/api/v1/${path}`, { token: manager, body, headers });
    if (answer.status >= 300)
      throw new Error(`${method} ${path} was answered with ${answer.status}: ${answer.text}`);
    return answer;
  };
  const clinic = buildClinic({
    seed: `fill ${practiceId}`,
    encounterCount: 40,
    startDate: '2026-01-05' as CalendarDate,
    endDate: '2026-06-26' as CalendarDate,
  });
  const practiceSettings = addPermissions(clinic.practiceSettings);
  await ask('PUT', 'practice', practiceSettings);
  for (const bundle of clinic.bundles) await ask('POST', 'encounters', bundle);
  const submitted = (await ask('POST', 'submissions')).body.submissions[0];
  const interchange = await service.download(`/api/v1/files/${submitted.fileId}/content`, manager);
  const answers = answerSubmission({ seed: 'fill', interchange, date: '2026-07-15' as CalendarDate });
  const files = [answers.acknowledgement999, ...answers.remittances];
  for (const [index, bytes] of files.entries()) {
    await ask('POST', 'files', bytes, {
      ...EDI,
      'content-disposition': `attachment; filename="answer-${index}"`,
    });
  }
  const claims = (await ask('GET', 'claims?limit=200')).body.items;
  const { claimId, patientAccountId } = claims.find(
    ({ payerId }: { payerId?: string }) => payerId !== undefined,
  );
  const { claim } = (await ask('GET', `claims/${claimId}`)).body;
  const accounts = (await ask('GET', 'patient-accounts?openOnly=true')).body.items;
  const remittance = (await ask('GET', 'remittances')).body.items[0];
  const { transaction } = (await ask('GET', `remittances/${remittance.remittanceId}/certificate`)).body;
  return {
    practiceSettings,
    claims: claims.length,
    ...{ claimId, patientAccountId },
    submissionId: submitted.submissionId,
    fileId: submitted.fileId,
    remittanceId: remittance.remittanceId,
    remittanceFileId: remittance.fileId,
    paymentOffset: transaction.stated.byteOffset,
    accountIds: accounts.map((account: { patientAccountId: string }) => account.patientAccountId),
    lastName: claim.patient.name.split(',')[0],
    birthDate: claim.patient.birthDate,
    memberId: claim.subscriber.memberId,
  };
}

/** What a practice may say and none of the clinic does: payers that take waivers, and claims of others. */
function addPermissions(settings: PracticeSettings): PracticeSettings {
  const payers = settings.payers.map((payer) => (payer.selfPay ? payer : { ...payer, acceptsWaivers: true }));
  const old = { name: 'old-system', account: 'revenue.other-payer', controlNumbers: ['NOBODYS#'] } as const;
  const others = { name: 'others', account: 'liability.refund', controlNumbers: ['OTHERS#'] } as const;
  return { ...settings, payers, legacyClaims: [old, others] };
}
