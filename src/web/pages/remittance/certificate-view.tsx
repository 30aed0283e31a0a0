import { type Column, Table } from '../../parts/table.js';
import type { CertificateSection, EquationRow } from './present-certificate.js';

const EQUATIONS: readonly Column<EquationRow>[] = [
  { title: 'Equation', cell: ({ name }) => name },
  { title: 'Terms', isLong: true, cell: ({ terms }) => terms },
  { title: 'Stated', cell: ({ stated }) => stated },
  { title: 'Difference', isNumeric: true, cell: ({ difference }) => difference },
  { title: 'Verdict', cell: ({ verdict }) => verdict },
];

/** The proof that the remittance adds up; a number behind an @ is a byte offset in its file. */
export function CertificateView({ certificate }: { certificate: CertificateSection }) {
  const { equations, payments, check, hash } = certificate;
  return (
    <section id="certificate">
      <Table caption="Balance certificate" columns={EQUATIONS} rows={equations} empty="There is none." />
      <p class="tie">{check}</p>
      <p>
        <span>SHA-256 of the certificate</span> <code>{hash}</code>
      </p>
      <Table
        caption="Equations of these claim payments"
        columns={EQUATIONS}
        rows={payments}
        empty="No claim payment is shown."
      />
    </section>
  );
}
