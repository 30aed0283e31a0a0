import type { Command } from 'commander';
import type { CertificatesTold, CommandServices } from './command-port.js';
import type { CommandRunner } from './command-runner.js';
import { renderCertificates } from './rendering/render-certificates.js';

/** `certificate`: the proof that a remittance adds up, read again in the bytes of its file. */
export function addCertificate(program: Command, services: CommandServices, runner: CommandRunner): void {
  program
    .command('certificate')
    .argument(
      '<file-or-trace>',
      'an 835 that was received, a trace number (TRN02), or the id of file or remittance',
    )
    .option(
      '--claim-payments',
      'show the equations of every claim payment and line, not only those that fail',
    )
    .description('prove line by line that a remittance adds up')
    .addHelpText(
      'after',
      `
Every 835 set has a balance certificate from the moment it was taken, also one that was quarantined: the
amounts of its equations with their byte offsets in the file. Each is read again there; the offsets are
those of the segment, CAS and PLB stand for all amounts of theirs.

Examples:
  claimwright certificate inbox/payment.835
  claimwright certificate 12345 --claim-payments --json

Exit codes: 0 the file says what the certificate says, and its payment, ledger and deposit agree or wait;
1 something does not prove or has changed, or no certificate is known.`,
    )
    .action((name: string, { claimPayments = false }: { claimPayments?: boolean }) =>
      runner.run(
        () => services.proveCertificates(runner.options, name, claimPayments),
        renderCertificates,
        areProven,
      ),
    );
}

function areProven({ certificates }: CertificatesTold): boolean {
  return certificates.every(
    ({ transaction, check, controls }) =>
      transaction.proves &&
      check.fault === undefined &&
      controls?.ledgerProves !== false &&
      controls?.deposit !== 'differs',
  );
}
