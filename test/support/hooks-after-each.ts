type Hook = () => Promise<void>;

const KEY = Symbol.for('claimwright.test.after-each');

/** Hooks that run after every test of the file; the harness of the database adds its own here. */
export function hooksAfterEach(): Set<Hook> {
  const holder = globalThis as { [KEY]?: Set<Hook> };
  holder[KEY] ??= new Set();
  return holder[KEY];
}
