import { done, type Outcome } from '../../schemas/outcome.js';
import type { EdiContext } from './edi/edi-context.js';
import type { EdiFiles } from './edi/edi-port.js';
import { EXIT } from './exit-code.js';
import { renderPlain } from './rendering/render-plain.js';

export interface ResultTarget {
  /** `-`: standard output, which then holds the bytes and nothing else. */
  readonly out: string;
  readonly force: boolean;
  /** What is to be said beside the bytes. */
  readonly told: readonly string[];
}

/** Writes the bytes that a command made, and says where; a refusal is told and nothing is written. */
export async function writeResult(
  { runner, terminal }: EdiContext,
  files: EdiFiles,
  outcome: Outcome<Uint8Array>,
  { out, force, told }: ResultTarget,
): Promise<void> {
  if ('refused' in outcome || out !== '-') {
    await runner.run(
      async () => {
        if ('refused' in outcome) return outcome;
        const written = await files.write([{ path: out, bytes: outcome.done }], force);
        return done({ written, told });
      },
      ({ written }) => [...told, ...written.map((path) => `written: ${path}`)].join('\n'),
    );
    return;
  }
  await files.write([{ path: out, bytes: outcome.done }], force);
  for (const sentence of told) terminal.error(renderPlain(sentence));
  terminal.exit(EXIT.done);
}
