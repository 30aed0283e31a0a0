/** What follows the code of an instruction. */
type Operand = 'none' | 'local' | 'depth' | 'number' | 'offset';

const SIMD = 0xfd;
/** For both kinds of access that are used, the alignment that is promised: none for 16 bytes, four bytes for a number. */
const INSTRUCTIONS: Readonly<Record<string, readonly [Operand, ...number[]]>> = {
  loop: ['none', 0x03, 0x40],
  if: ['none', 0x04, 0x40],
  end: ['none', 0x0b],
  br_if: ['depth', 0x0d],
  'local.get': ['local', 0x20],
  'local.set': ['local', 0x21],
  'local.tee': ['local', 0x22],
  'i32.store': ['offset', 0x36, 2],
  'i32.const': ['number', 0x41],
  'i32.eqz': ['none', 0x45],
  'i32.ne': ['none', 0x47],
  'i32.ctz': ['none', 0x68],
  'i32.popcnt': ['none', 0x69],
  'i32.add': ['none', 0x6a],
  'i32.sub': ['none', 0x6b],
  'i32.and': ['none', 0x71],
  'i32.or': ['none', 0x72],
  'i32.xor': ['none', 0x73],
  'i32.shl': ['none', 0x74],
  'i32.shr_u': ['none', 0x76],
  'v128.load': ['offset', SIMD, 0x00, 0],
  'v128.or': ['none', SIMD, 0x50],
  'i8x16.splat': ['none', SIMD, 0x0f],
  'i8x16.eq': ['none', SIMD, 0x23],
  'i8x16.lt_s': ['none', SIMD, 0x25],
  'i8x16.bitmask': ['none', SIMD, 0x64],
};
const I32 = 0x7f;
const V128 = 0x7b;
const HEAD = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SECTION = { types: 1, functions: 3, memories: 5, exports: 7, codes: 10 };
const FUNCTION_TYPE = 0x60;
const FUNCTION = 0;
const MEMORY = 2;

/** A function that takes and gives whole numbers, and the memory it works in. */
export interface WasmFunction {
  readonly parameters: readonly string[];
  /** Further locals: whole numbers, and vectors of 16 bytes. */
  readonly numbers: readonly string[];
  readonly vectors: readonly string[];
  /** The memory, in pages of 64 KB. */
  readonly pages: number;
  /** Instructions in the order of the stack, as the text format names them; `;;` begins a comment. */
  readonly body: string;
}

/** A WebAssembly module of one function, exported as `run`, and its memory, as `memory`. */
export function buildWasmModule({ parameters, numbers, vectors, pages, body }: WasmFunction): Uint8Array {
  const locals = listOf([
    [...unsigned(numbers.length), I32],
    [...unsigned(vectors.length), V128],
  ]);
  const code = [...locals, ...assemble(body, [...parameters, ...numbers, ...vectors]), 0x0b];
  const type = [FUNCTION_TYPE, ...listOf(parameters.map(() => [I32])), ...listOf([[I32]])];
  return Uint8Array.from([
    ...HEAD,
    ...sectionOf(SECTION.types, [type]),
    ...sectionOf(SECTION.functions, [[0]]),
    ...sectionOf(SECTION.memories, [[1, ...unsigned(pages), ...unsigned(pages)]]),
    ...sectionOf(SECTION.exports, [exportOf('run', FUNCTION), exportOf('memory', MEMORY)]),
    ...sectionOf(SECTION.codes, [[...unsigned(code.length), ...code]]),
  ]);
}

function assemble(body: string, locals: readonly string[]): number[] {
  const words = body.replaceAll(/;;.*/g, '').split(/\s+/).filter(Boolean);
  const bytes: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [operand, ...code] = INSTRUCTIONS[words[at]!]!;
    bytes.push(...code);
    if (operand === 'none') continue;
    at += 1;
    bytes.push(...encode(operand, words[at]!, locals));
  }
  return bytes;
}

function encode(operand: Operand, word: string, locals: readonly string[]): number[] {
  if (operand === 'local') return unsigned(locals.indexOf(word));
  return operand === 'number' ? signed(Number(word)) : unsigned(Number(word));
}

function exportOf(name: string, kind: number): number[] {
  return [...listOf([...name].map((letter) => [letter.charCodeAt(0)])), kind, 0];
}

function sectionOf(id: number, items: readonly (readonly number[])[]): number[] {
  const list = listOf(items);
  return [id, ...unsigned(list.length), ...list];
}

function listOf(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** LEB128: seven bits to a byte, the lowest first; the eighth says that more follow. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
