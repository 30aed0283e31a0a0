import type { Terminal } from '../../src/cli/terminal.js';

/** A terminal that keeps what it is told. */
export function openRecordingTerminal() {
  const told = { out: [] as string[], error: [] as string[], code: undefined as number | undefined };
  const terminal: Terminal = {
    isInteractive: false,
    out: (text) => void told.out.push(text),
    error: (text) => void told.error.push(text),
    exit: (code) => {
      told.code = code;
    },
  };
  return { terminal, told };
}
