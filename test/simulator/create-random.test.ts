import { createRandom } from '../../src/simulator/create-random.js';

const FIRST_OF_SEED_1 = [68, 27, 80, 71, 70, 66];

describe('createRandom', () => {
  it('falls the same way for the same seed, as text or number', () => {
    const roll = (seed: string | number) => Array.from({ length: 50 }, () => createRandom(seed).digits(12));
    expect(roll(7)).toEqual(roll('7'));
    expect(createRandom('a').uuid()).toBe(createRandom('a').uuid());
  });

  it('falls otherwise for neighbouring seeds', () => {
    const seen = new Set(
      Array.from({ length: 1000 }, (_, index) => createRandom(`clinic/${index}`).digits(9)),
    );
    expect(seen.size).toBe(1000);
  });

  it('never changes: these are the first dice of seed 1', () => {
    const random = createRandom(1);
    expect([1, 2, 3, 4, 5, 6].map(() => random.integer(100))).toEqual(FIRST_OF_SEED_1);
  });

  it('reaches every side of a die about equally often', () => {
    const random = createRandom('fair');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let roll = 0; roll < 60_000; roll += 1) counts[random.integer(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('keeps to both ends of a range and to the weights', () => {
    const random = createRandom('range');
    const rolls = Array.from({ length: 500 }, () => random.between(3, 5));
    expect(new Set(rolls)).toEqual(new Set([3, 4, 5]));
    const sides = [
      { weight: 0, side: 'never' },
      { weight: 9, side: 'often' },
      { weight: 1, side: 'seldom' },
    ];
    const picks = Array.from({ length: 1000 }, () => random.pickWeighted(sides).side);
    expect(picks).not.toContain('never');
    expect(picks.filter((side) => side === 'often').length).toBeGreaterThan(850);
    expect(picks).toContain('seldom');
  });

  it('refuses a limit that is no whole number above zero', () => {
    expect(() => createRandom(1).integer(0)).toThrow(RangeError);
    expect(() => createRandom(1).integer(1.5)).toThrow(RangeError);
  });

  it('makes UUIDs of version 4', () => {
    expect(createRandom('id').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
