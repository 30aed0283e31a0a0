import { buildStableKey, buildStableUuid } from '../../fhir-mappings/stable-key.js';
import fc from '../support/property-testing.js';

/** FNV-1a of 128 bits as its authors write it down. */
function hashOf(text: string): bigint {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn);
  }
  return hash;
}

test('a key is the published FNV-1a of its text', () => {
  expect(buildStableKey('')).toBe(
    0x6c62272e07bb014262b821756295c58dn.toString(36).toUpperCase().padStart(25, '0'),
  );
  expect(buildStableKey('a')).toBe(
    0xd228cb696f1a8caf78912b704e4a8964n.toString(36).toUpperCase().padStart(25, '0'),
  );
  expect(buildStableUuid('a')).toBe('d228cb69-6f1a-8caf-9891-2b704e4a8964');
});

test('so is that of any text, whatever is carried from limb to limb', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(buildStableKey(text)).toBe(hashOf(text).toString(36).toUpperCase().padStart(25, '0'));
    }),
    { numRuns: 500 },
  );
});
