/** What scripts can rely on; each command's help says what its 1 means. */
export const EXIT = {
  done: 0,
  /** Something was quarantined or refused, or the books do not hold; the output says what. */
  refused: 1,
  /** Wrong usage, settings that cannot be read, or a database that cannot be reached. */
  usage: 2,
  /** Another process has the data folder open. */
  inUse: 3,
  internal: 70,
} as const;

export const EXIT_HELP = `
Exit codes: 0 done; 1 something was quarantined or refused, or the books do not hold;
2 wrong usage, settings or database address; 3 another process uses the data folder;
70 internal error. Results go to stdout, everything else to stderr.`;
