import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodeX12, { type X12Segment } from 'node-x12';
import type { Cents } from '../../schemas/money.js';
import type { Contender, Setting } from './contender.js';
import { RemittanceSums, readAmount } from './remittance-sums.js';

interface PeerAdjustment {
  readonly groupCode: string;
  readonly reasonCode: string;
  readonly amount: Cents;
}

interface PeerPayment {
  readonly controlNumber: string;
  readonly charge: Cents;
  readonly payment: Cents;
  readonly adjustments: PeerAdjustment[];
  readonly services: {
    readonly procedure: string;
    readonly charge: Cents;
    readonly payment: Cents;
    readonly adjustments: PeerAdjustment[];
  }[];
}

/** The same bytes by node-x12 in string mode, and a walk to claim payments, service lines and adjustments only. */
export async function openParseByNodeX12({ folder }: Setting): Promise<Contender> {
  const bytes = await readFile(join(folder, 'parse.835'));
  let sums = new RemittanceSums();
  return {
    work() {
      sums = new RemittanceSums();
      const file = new nodeX12.X12Parser(true).parse(bytes.toString('latin1'));
      if (!(file instanceof nodeX12.X12Interchange)) throw new Error('One interchange was expected');
      for (const { transactions } of file.functionalGroups) {
        for (const { segments } of transactions) addPayments(sums, readPayments(segments));
      }
    },
    summarize: () => sums.summarize(),
  };
}

function readPayments(segments: readonly X12Segment[]): PeerPayment[] {
  const payments: PeerPayment[] = [];
  let adjustments: PeerAdjustment[] = [];
  for (const { tag, elements } of segments) {
    const text = (position: number) => elements[position - 1]?.value ?? '';
    const charge = () => readAmount(text(tag === 'CLP' ? 3 : 2));
    const payment = () => readAmount(text(tag === 'CLP' ? 4 : 3));
    if (tag === 'CLP') {
      adjustments = [];
      const parts = { charge: charge(), payment: payment(), adjustments, services: [] };
      payments.push({ controlNumber: text(1), ...parts });
    } else if (tag === 'SVC') {
      adjustments = [];
      const parts = { charge: charge(), payment: payment(), adjustments };
      payments.at(-1)!.services.push({ procedure: text(1), ...parts });
    } else if (tag === 'CAS') {
      for (let position = 2; position < elements.length; position += 3) {
        const amount = readAmount(text(position + 1));
        adjustments.push({ groupCode: text(1), reasonCode: text(position), amount });
      }
    }
  }
  return payments;
}

function addPayments(sums: RemittanceSums, payments: readonly PeerPayment[]): void {
  for (const { charge, payment, adjustments, services } of payments) {
    sums.addClaim(charge, payment);
    sums.addServices(services.length);
    for (const each of [...adjustments, ...services.flatMap((service) => service.adjustments)]) {
      sums.addAdjustment(each.groupCode, each.reasonCode, each.amount);
    }
  }
}
