import { done, type Outcome } from '../../schemas/outcome.js';
import type { PatientPayment, RefundPayment } from '../../schemas/patient-payment.js';
import { applyPatientPayment, type NewApplication } from '../app/patient-payments/apply-patient-payment.js';
import { payPatientRefund } from '../app/patient-payments/pay-patient-refund.js';
import { recordPatientPayment } from '../app/patient-payments/record-patient-payment.js';
import { type NewReturn, returnPatientPayment } from '../app/patient-payments/return-patient-payment.js';
import type { PatientPaymentRecord } from '../app/records/patient-payment-records.js';
import { viewPatientPayment } from '../app/views/patient-payments.js';
import type { GlobalOptions } from '../cli/command-port.js';
import type { PatientPaymentCommands } from '../cli/patient-payment-port.js';
import type { Application } from '../compose.js';
import { localActor } from './local-actor.js';

type Within = <T>(options: GlobalOptions, work: (application: Application) => Promise<T>) => Promise<T>;

/** Money of patients at the command line. */
export class LocalPatientPayments implements PatientPaymentCommands {
  constructor(private readonly within: Within) {}

  record(options: GlobalOptions, payment: PatientPayment) {
    return this.within(options, async ({ context }) =>
      told(await recordPatientPayment(context, localActor(options), payment)),
    );
  }

  apply(options: GlobalOptions, application: NewApplication) {
    return this.within(options, async ({ context }) =>
      told(await applyPatientPayment(context, localActor(options), application)),
    );
  }

  return(options: GlobalOptions, returned: NewReturn) {
    return this.within(options, async ({ context }) =>
      told(await returnPatientPayment(context, localActor(options), returned)),
    );
  }

  payRefund(options: GlobalOptions, payment: RefundPayment) {
    return this.within(options, ({ context }) => payPatientRefund(context, localActor(options), payment));
  }
}

function told(outcome: Outcome<PatientPaymentRecord>) {
  return 'refused' in outcome ? outcome : done(viewPatientPayment(outcome.done));
}
