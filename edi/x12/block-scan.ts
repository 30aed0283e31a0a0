import { buildWasmModule } from './build-wasm-module.js';

/** Bytes that are scanned at once; no more separators than that are found. */
export const MOST_BYTES = 65_536;
const PAGE = 65_536;
/** Bytes that are looked at together. */
const BLOCK = 16;
/** Where in the memory what is found is written: after the bytes, with room for what a block writes too much. */
const SEPARATORS = MOST_BYTES + PAGE;
const ENDS = SEPARATORS + MOST_BYTES * 4 + PAGE;
const PAGES = (ENDS + MOST_BYTES * 4 + PAGE) / PAGE;

/** A scan of bytes by blocks of sixteen, and the memory that all scans share. */
export interface BlockScan {
  readonly bytes: Uint8Array;
  readonly separators: Int32Array;
  readonly ends: Int32Array;
  /** Scans the first so many bytes, to which it gives indexes from `index` on; as `SegmentScanner.scan`. */
  run(length: number, index: number, element: number, terminator: number): number;
}

/** Its parts that are used; the types of Node leave WebAssembly out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      run(index: number, element: number, terminator: number): number;
    };
  };
};

/** What is found of the lowest separator of a block, written at a place among those of the block. */
const nextSeparator = (place: number) => `
  local.get out  local.get separators  i32.ctz  local.get index  i32.add  i32.store ${SEPARATORS + 4 * place}
  local.get separators  local.get separators  i32.const 1  i32.sub  i32.and  local.set separators`;

const nextSeparators = (...places: readonly number[]) => places.map(nextSeparator).join('');

/** How many separators stand up to and including the lowest terminator of a block. */
const NEXT_END = `
  local.get segments  i32.const 2  i32.shl
  local.get separators  local.get terminators  local.get terminators  i32.const 1  i32.sub  i32.xor  i32.and  i32.popcnt
  local.get found  i32.add  i32.store ${ENDS}`;

const WITHOUT_LOWEST_TERMINATOR = `
  local.get terminators  local.get terminators  i32.const 1  i32.sub  i32.and  local.tee terminators`;

/** Passes line breaks behind a terminator, and a second one behind a CR; at the first byte that is odd still the scan ends. */
const PASS_LINE_BREAKS = `
  local.get bytes  i32.const 13  i8x16.splat  i8x16.eq  i8x16.bitmask  local.tee returns
  local.get bytes  i32.const 10  i8x16.splat  i8x16.eq  i8x16.bitmask  i32.or  local.set breaks
  local.get terminators  i32.const 1  i32.shl  local.get carry  i32.or  local.tee carry
  local.get carry  local.get returns  i32.and  i32.const 1  i32.shl  i32.or  local.get breaks  i32.and  local.tee breaks
  i32.const -1  i32.xor  local.get odd  i32.and  local.set odd
  local.get breaks  local.get returns  i32.and  local.set returns
  local.get odd  if
    local.get odd  i32.const 1  i32.sub  local.get odd  i32.const -1  i32.xor  i32.and  local.tee breaks
    local.get separators  i32.and  local.set separators
    local.get terminators  local.get breaks  i32.and  local.set terminators
  end`;

/**
 * Bit by bit: `separators` of elements and segments, `terminators`, and `odd` bytes, that are no separators and not printable ASCII. Of
 * four separators each the places are written whether there are as many or not: a branch for each would be guessed wrong
 * too often.
 */
const BODY = `
  local.get element  i8x16.splat  local.set elements
  local.get terminator  i8x16.splat  local.set ends
  i32.const 1  local.set carry  ;; a line break may come first
  loop
    local.get at  v128.load 0  local.tee bytes  local.get ends  i8x16.eq  i8x16.bitmask  local.tee terminators
    local.get bytes  local.get elements  i8x16.eq  i8x16.bitmask  i32.or  local.set separators
    local.get bytes  i32.const 32  i8x16.splat  i8x16.lt_s  ;; as signed numbers those from 128 on are below 0
    local.get bytes  i32.const 127  i8x16.splat  i8x16.eq  v128.or  i8x16.bitmask
    local.get separators  i32.const -1  i32.xor  i32.and  local.set odd
    i32.const 0  local.set returns
    local.get odd  if ${PASS_LINE_BREAKS} end
    local.get terminators  local.get returns  i32.or  i32.const ${BLOCK - 1}  i32.shr_u  local.set carry
    ${NEXT_END}
    local.get segments  local.get terminators  i32.const 0  i32.ne  i32.add  local.set segments
    ${WITHOUT_LOWEST_TERMINATOR}  if
      loop
        ${NEXT_END}
        local.get segments  i32.const 1  i32.add  local.set segments
        ${WITHOUT_LOWEST_TERMINATOR}  br_if 0
      end
    end
    local.get found  i32.const 2  i32.shl  local.set out
    local.get found  local.get separators  i32.popcnt  i32.add  local.set found
    ${nextSeparators(0, 1, 2, 3)}
    local.get separators  if
      ${nextSeparators(4, 5, 6, 7)}
      local.get separators  if ${nextSeparators(8, 9, 10, 11, 12, 13, 14, 15)} end
    end
    local.get at  i32.const ${BLOCK}  i32.add  local.set at
    local.get index  i32.const ${BLOCK}  i32.add  local.set index
    local.get odd  i32.eqz  br_if 0
  end
  local.get segments`;

const MODULE = {
  parameters: ['index', 'element', 'terminator'],
  numbers: 'at found segments separators terminators odd returns breaks carry out'.split(' '),
  vectors: ['bytes', 'elements', 'ends'],
  pages: PAGES,
  body: BODY,
};

let made: BlockScan | false | undefined;

/** One for all, as it is built in a millisecond and then kept; absent where the engine has no vectors. */
export function findBlockScan(): BlockScan | undefined {
  made ??= makeBlockScan() ?? false;
  return made || undefined;
}

function makeBlockScan(): BlockScan | undefined {
  try {
    const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(buildWasmModule(MODULE))).exports;
    const bytes = new Uint8Array(memory.buffer, 0, MOST_BYTES + BLOCK);
    return {
      bytes,
      separators: new Int32Array(memory.buffer, SEPARATORS, MOST_BYTES),
      ends: new Int32Array(memory.buffer, ENDS, MOST_BYTES),
      run(length, index, element, terminator) {
        // Bytes that are odd end the scan.
        bytes.fill(0, length, length + BLOCK);
        return run(index, element, terminator);
      },
    };
  } catch {
    return undefined;
  }
}
