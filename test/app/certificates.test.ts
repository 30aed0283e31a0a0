import { v7 } from 'uuid';
import type { BalanceCertificate, CertificatePart } from '../../schemas/balance-certificate.js';
import { cents, formatCents, ZERO } from '../../schemas/money.js';
import type { AppContext } from '../../src/app/context.js';
import { recordDeposits } from '../../src/app/deposits/record-deposits.js';
import { type ReceivedFile, receiveFile } from '../../src/app/files/receive-file.js';
import { listCertifiedPayments, proveCertificates } from '../../src/app/reading/read-certificates.js';
import type { CertificateFilter, CertificateRecord } from '../../src/app/records/certificate-records.js';
import { CertificateHash } from '../../src/app/remittances/certificate-hash.js';
import { checkCertificate } from '../../src/app/remittances/check-certificate.js';
import { findPaymentEquations } from '../../src/domain/remittance/certificates/balance-equations.js';
import { Connection } from '../../src/store/connection.js';
import { certificateInvariants } from '../../src/store/invariants/certificate-invariants.js';
import { StoredCertificates } from '../../src/store/records/certificates.js';
import { StoredLedger } from '../../src/store/records/ledger.js';
import { Session } from '../../src/store/session.js';
import { doneOf } from '../support/clinic-books.js';
import { describeOnServer } from '../support/describe-on-databases.js';
import type { TestStore } from '../support/open-test-store.js';
import { layJobs } from '../support/remittance-jobs.js';
import { renderRemittance } from '../support/render-remittance.js';
import { newActor, succeed } from '../support/sample-records.js';
import { CERTIFICATE_PLANTS, type Certified } from './certificate-plants.js';

const ERA = { trace: 'T1', date: '20260301', claims: ['J1N1 120 P1', 'J1N2 80.50 P2'], plb: ['L6 -1.25'] };

async function openPractice(opened: TestStore) {
  const actor = newActor();
  await layJobs(opened, actor, 1);
  const context: AppContext = {
    unitOfWork: opened.store.unitOfWork,
    clock: opened.clock,
    ids: { next: () => v7() },
  };
  const receive = async (bytes: Uint8Array): Promise<ReceivedFile> =>
    doneOf(await receiveFile(context, actor, { name: 'era', bytes }));
  const prove = async (filter: CertificateFilter) => doneOf(await proveCertificates(context, actor, filter));
  return { actor, context, receive, prove };
}

async function certify(opened: TestStore, rendered: Uint8Array): Promise<Certified> {
  const { actor, receive } = await openPractice(opened);
  const { fileId } = await receive(rendered);
  return succeed(opened, actor, async ({ certificates }) => {
    const [certificate] = await certificates.find({ fileId });
    const parts: CertificatePart[] = [];
    for await (const part of certificates.parts(certificate!)) parts.push(part);
    return { bytes: Buffer.from(rendered), certificate: certificate!, parts };
  });
}

/** With the hash that belongs to what it says, so that only what it says is wrong. */
function check({ bytes, certificate, parts }: Certified) {
  const { certificateHash: _, recordedAt, ...content } = certificate;
  const hash = new CertificateHash();
  for (const part of parts) hash.add(part);
  const record = { ...content, certificateHash: hash.end(content), recordedAt };
  return checkCertificate(record, parts, (byteOffset) => [bytes.subarray(byteOffset)]);
}

/** What I33 says of a certificate that was written with this head, and the hash that belongs to it. */
async function verifyPlanted(opened: TestStore, change: Partial<BalanceCertificate>, withParts = true) {
  const { actor, receive } = await openPractice(opened);
  const { fileId } = await receive(renderRemittance(ERA));
  const runner = opened.store.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    const session = new Session(actor.practiceId, 'test', await Connection.of(runner), opened.clock);
    const stored = new StoredCertificates(session, new StoredLedger(session));
    const [{ certificateHash: _, recordedAt: __, ...content }] = (await stored.find({ fileId })) as [
      CertificateRecord,
    ];
    const hash = new CertificateHash();
    for await (const part of stored.parts(content)) if (withParts) hash.add(part);
    for (const table of ['balance_certificates', 'balance_certificate_parts']) {
      await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_sealed`);
    }
    await runner.query('DELETE FROM balance_certificates WHERE file_id = $1', [fileId]);
    if (!withParts) await runner.query('DELETE FROM balance_certificate_parts WHERE file_id = $1', [fileId]);
    const planted = { ...content, ...change };
    await stored.insert(planted, hash.end(planted));
    return (await certificateInvariants[0]!.check(session)).breaches;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

describeOnServer('balance certificates', (opened) => {
  test('are stored with a posted set, prove in its bytes, and tell what ledger and bank say', async () => {
    const { actor, context, receive, prove } = await openPractice(opened());
    const { fileId } = await receive(renderRemittance(ERA));
    const [proven] = await prove({ fileId });
    const { certificate, check: checked, controls, failing } = proven!;
    expect(certificate).toMatchObject({
      result: 'posted',
      claimPaymentCount: 2,
      failingCount: 0,
      reasons: [],
    });
    expect([certificate.paidAmount, certificate.computed, certificate.difference].map(formatCents)).toEqual([
      ...['200.50', '201.75', '0.00'],
    ]);
    // BPR02, of each claim payment CLP03, CLP04, SVC02, SVC03 and CAS, and the PLB.
    expect([checked, failing]).toEqual([{ termCount: 12 }, []]);
    const cash = { claimCashAmount: 20_050, adjustmentCashAmount: 125 };
    expect(controls).toEqual({ ...cash, deposit: 'waiting', depositAmount: 0 });
    expect(certificate.controls).toEqual(controls);

    const rows = ['date,amount,reference,addenda,fee', '2026-03-02,201.75,B1,TRN*1*T1*1512345678~,'];
    doneOf(await recordDeposits(context, actor, { name: 'b', bytes: Buffer.from(rows.join('\n')) }));
    const [later] = await prove({ traceNumber: 'T1' });
    expect(later!.controls).toEqual({ ...cash, deposit: 'matched', depositAmount: 20_175 });
    // What was true when it was posted stays as it was.
    expect(later!.certificate).toEqual(certificate);
    expect(await proveCertificates(context, actor, { traceNumber: 'T2' })).toMatchObject({
      refused: { code: 'unknown' },
    });
  });

  test('tell where a claim payment fails, and by how much', async () => {
    const { actor, context, receive, prove } = await openPractice(opened());
    const era = renderRemittance({ ...ERA, plb: [] });
    const { fileId } = await receive(
      Buffer.from(Buffer.from(era).toString().replace('CAS*CO*45*30', 'CAS*CO*45*29.99')),
    );
    const [proven] = await prove({ fileId });
    const { result, failingCount } = proven!.certificate;
    expect([result, failingCount, proven!.check.fault]).toEqual(['posted', 1, undefined]);
    expect(proven!.failing[0]!.payment[6]).toEqual([
      ['line', 1, -1],
      ['claim', 0, -1],
    ]);
    const page = doneOf(await listCertifiedPayments(context, actor, { fileId }, { limit: 1, after: ['1'] }));
    expect(page).toMatchObject({ items: [{ ordinal: 2 }] });
    const equations = findPaymentEquations(page.items[0]!.payment, 2);
    const told = equations.map(({ level, stated, computed, difference }) => [
      level,
      stated.amount,
      computed,
      difference,
    ]);
    expect(told).toEqual([
      ['line', 8_050, 8_050, 0],
      ['claim', 8_050, 8_050, 0],
      ['charges', 15_000, 15_000, 0],
      ['payments', 8_050, 8_050, 0],
    ]);
  });

  test('of a set that does not prove say by how much, and nothing is posted', async () => {
    const { receive, prove } = await openPractice(opened());
    const text = Buffer.from(renderRemittance(ERA)).toString().replace('BPR*I*201.75', 'BPR*I*201.70');
    const { fileId, remittances } = await receive(Buffer.from(text));
    expect(remittances[0]!.result).toBe('quarantined');
    const [proven] = await prove({ fileId });
    expect(proven!.check).toEqual({ termCount: 12 });
    expect(proven!.controls).toBeUndefined();
    expect(proven!.certificate).toMatchObject({
      ...{ result: 'quarantined', reasons: ['remittance.set-out-of-balance'] },
      ...{ computed: 20_175, difference: -5, claimPaymentCount: 2 },
    });
    // Another content of one identity is not posted either, and has its own.
    await receive(renderRemittance(ERA));
    const twin = await receive(renderRemittance({ ...ERA, claims: ['J1N1 80.50 P1', 'J1N2 120 P2'] }));
    const [possible] = await prove({ fileId: twin.fileId });
    expect(possible!.certificate).toMatchObject({ result: 'possible-duplicate', difference: 0 });
  });

  test('are never changed', async () => {
    const { certificate } = await certify(opened(), renderRemittance({ ...ERA, trace: 'T9' }));
    const { dataSource } = opened().store;
    for (const table of ['balance_certificates', 'balance_certificate_parts']) {
      await expect(
        dataSource.query(`DELETE FROM ${table} WHERE file_id = $1`, [certificate.fileId]),
      ).rejects.toThrow(/never changed/);
    }
  });

  describe('I33', () => {
    const [claimCashAmount, adjustmentCashAmount] = [cents(20_050), cents(126)];
    const controls = {
      claimCashAmount,
      adjustmentCashAmount,
      deposit: 'waiting',
      depositAmount: ZERO,
    } as const;

    test.each([
      ['nothing', {}, true, []],
      ['a sum', { paidAmount: cents(1) }, true, [/set 1: its claim payments have another sum$/]],
      ['cash', { controls }, true, [/set 1: is posted with other cash than its payment$/]],
      ['its parts', {}, false, [/set 1: 1 parts were written, 0 are there$/]],
      [
        'the payment',
        { payment: [0, cents(20_170)] as const, difference: cents(-5) },
        true,
        [/set 1: is posted and does not prove$/, /^remittance \S+ \(posted\) has no certificate$/],
      ],
    ] as const)('tells of a certificate in which %s was changed', async (_, change, withParts, wanted) => {
      const breaches = await verifyPlanted(opened(), change, withParts);
      expect([...breaches].sort()).toEqual(wanted.map((each) => expect.stringMatching(each)));
    });
  });

  describe('a changed certificate or file', () => {
    let whole: Certified;
    beforeAll(async () => {
      whole = await certify(opened(), renderRemittance(ERA));
    });

    test('is not the one that proves', async () => {
      expect(await check(whole)).toEqual({ termCount: 12 });
      const { certificate, parts, bytes } = whole;
      const other = { ...certificate, setControlNumber: '0002' };
      expect(await checkCertificate(other, parts, (offset) => [bytes.subarray(offset)])).toEqual({
        ...{ termCount: 12, fault: 'it is not what its hash was made of' },
      });
    });

    test.each(CERTIFICATE_PLANTS)('is told by %s', async (_, plant, fault) => {
      expect((await check(plant(whole))).fault).toMatch(fault);
    });

    test('is read the same however the bytes are cut', async () => {
      const { certificate, parts, bytes } = whole;
      const cut = (offset: number) => [...bytes.subarray(offset)].map((byte) => Uint8Array.of(byte));
      expect(await checkCertificate(certificate, parts, cut)).toEqual({ termCount: 12 });
    });
  });
});
