const SHARE = Number(process.env['CHAOS_SHARE'] ?? 0.2);

/** Of what a goal wants before a release, each run takes a fifth; all of it with CHAOS_SHARE=1. */
export function shareOf(full: number): number {
  return Math.ceil(full * SHARE);
}
