/** Where output goes and how the program ends. */
export interface Terminal {
  /** A person watches stderr. */
  readonly isInteractive: boolean;
  /** The result: data for whoever reads on. */
  out(text: string): void;
  /** Everything that is not the result. */
  error(text: string): void;
  exit(code: number): void;
}

/** The process's own. A reader that goes away early, as `head` does, ends the program without a complaint. */
export function openTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    isInteractive: process.stderr.isTTY === true,
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
    exit: (code) => {
      process.exitCode = code;
    },
  };
}
