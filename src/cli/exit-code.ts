/** What scripts can rely on. */
export const EXIT = {
  done: 0,
  /** Something was quarantined or refused, or an invariant is broken; the output says what. */
  refused: 1,
  /** Wrong usage, or settings that cannot be read. */
  usage: 2,
  /** Another process has the data folder open. */
  inUse: 3,
  internal: 70,
} as const;

export const EXIT_HELP = `
Exit codes: 0 done; 1 something was quarantined or refused, or an invariant is broken;
2 wrong usage or settings; 3 another process uses the data folder; 70 internal error.`;
