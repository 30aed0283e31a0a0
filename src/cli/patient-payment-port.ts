import type { Outcome } from '../../schemas/outcome.js';
import type { PatientPayment, RefundPayment } from '../../schemas/patient-payment.js';
import type { NewApplication } from '../app/patient-payments/apply-patient-payment.js';
import type { NewReturn } from '../app/patient-payments/return-patient-payment.js';
import type { RefundPaymentRecord } from '../app/records/patient-payment-records.js';
import type { viewPatientPayment } from '../app/views/patient-payments.js';
import type { GlobalOptions } from './command-port.js';

/** Money of patients; each gives the payment as it stands then. */
export interface PatientPaymentCommands {
  record(options: GlobalOptions, payment: PatientPayment): Promise<Outcome<PatientPaymentTold>>;
  apply(options: GlobalOptions, application: NewApplication): Promise<Outcome<PatientPaymentTold>>;
  return(options: GlobalOptions, returned: NewReturn): Promise<Outcome<PatientPaymentTold>>;
  payRefund(options: GlobalOptions, payment: RefundPayment): Promise<Outcome<RefundPaymentRecord>>;
}

export type PatientPaymentTold = ReturnType<typeof viewPatientPayment>;
