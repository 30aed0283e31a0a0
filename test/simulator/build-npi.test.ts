import { isNpi } from '../../schemas/npi.js';
import { buildInvalidNpi, buildNpi } from '../../src/simulator/build-npi.js';
import { createRandom } from '../../src/simulator/create-random.js';

describe('buildNpi', () => {
  it('makes numbers that prove, and wrong ones that do not', () => {
    const random = createRandom('npi');
    for (let count = 0; count < 200; count += 1) {
      expect(isNpi(buildNpi(random))).toBe(true);
      const wrong = buildInvalidNpi(random);
      expect(wrong).toMatch(/^\d{10}$/);
      expect(isNpi(wrong)).toBe(false);
    }
  });
});
