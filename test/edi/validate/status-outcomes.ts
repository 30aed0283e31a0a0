/**
 * As SAMPLE_OUTCOMES, of the samples of 270, 271, 276 and 277: none has an error. One has the warning that HL04 promises
 * a subscriber who does not come.
 */
export const STATUS_OUTCOMES: Record<string, readonly string[]> = {
  '04b5107e4050f59b': [],
  '04f92082580df12f': [],
  '1b2024a16d8f4942': [],
  '21a29566c7f0da9e': [],
  '23d360d5c22785b0': [],
  '2a4f2795bd76a0aa': [],
  '327102e4b4e805f4': [],
  '41f0ffe6215c5e81': [],
  '5551c774b3073242': [],
  '58c0d23b54ba0b7d': [],
  '6811cc5f6c31a070': [],
  '68e8d950e7ce00be': [],
  '856e000d591ef3fb': [],
  '85b3c1a3ad58393c': [],
  '8f07edb8595c6fa4': [],
  a0d5c315faa56ddf: [],
  a1dc7e8a40b5f785: [],
  a603677d1da76c30: [],
  a75e6898669f5ba7: [],
  adf17717904f64ea: [],
  b75b9069e21fe426: [],
  e692a1766bf9d082: [],
  e9852ed6f6c1c1ee: [],
  eaf6e84c67fc68bb: [],
};
