import { hooksAfterEach } from './hooks-after-each.js';

/** Whatever a test file has opened is looked at after each of its tests. */
afterEach(async () => {
  for (const hook of hooksAfterEach()) await hook();
});
