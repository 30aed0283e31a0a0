/**
 * What `explain` makes of each X12 file that others wrote, by the first 16 digits of the SHA-256 of its bytes: the sets
 * that it understood with the claims in them, and after `!` the errors. All errors were looked at and are faults of the
 * files, or sets that are not explained here: guides of version 004010, counts and control numbers that are wrong on
 * purpose, claims of 500.00 whose lines make less, sets without claims, and data elements left out or filled.
 */
export const SAMPLE_EXPLANATIONS: Readonly<Record<string, string>> = {
  '00df97d60dfa668f': '837 claims 0 x1; ! edi.missing-segment x1',
  '04b5107e4050f59b': '277 claim-status x1',
  '04f92082580df12f': '271 eligibility x1',
  '063acc7666508979': '997 acknowledgement x1',
  '0c85d1560f0dc793': '997 acknowledgement x1',
  '0d7e33c5fb712884': 'TA1 x1; 997 acknowledgement x1',
  '0ea07e2bec5e1dbf': '835 remittance 2 x1; ! x12.text-outside-interchange x1; ! guide.missing-segment x1',
  '12d189e32dea362f': '837 claims 0 x1; ! edi.missing-segment x1',
  '12fb79736319638c': '! x12.stray-segment x1; ! x12.missing-trailer x1',
  '135196a33261660a': '835 remittance 1 x1; ! guide.bad-date x1; ! remittance.claim-out-of-balance x1',
  '148fd327d3629d1f':
    '999 acknowledgement x1; ! x12.count-mismatch x1; ! guide.unexpected-segment x1; ! guide.element-too-long x1; ! guide.too-many-elements x1; ! guide.bad-code x1; ! guide.too-many-segments x1; ! guide.element-not-used x3; ! guide.bad-number x1',
  '14c74c19e07a6eb2':
    '835 remittance 1 x1; 835 remittance 0 x2; ! x12.text-outside-interchange x1; ! x12.count-mismatch x5; ! guide.missing-segment x1; ! x12.control-number-mismatch x1; ! guide.missing-loop x4; ! remittance.claim-out-of-balance x1; ! remittance.set-out-of-balance x2',
  '1502f2222bd9ccae': '997 acknowledgement x1',
  '15769fd2f73dde20': '! x12.stray-segment x1; ! x12.missing-trailer x1',
  '16e2c8d11572342f': '837 claims 1 x1',
  '18df98d536ecad06':
    'AAA other x2; BBB other x1; YYZ other x1; ! guide.bad-code x2; ! x12.count-mismatch x5; ! x12.bad-segment-identifier x4; ! guide.unknown-set x4',
  '1a857debc578db2a': '837 claims 1 x1',
  '1ac99cd3df59de7e': '835 remittance 1 x1',
  '1b2024a16d8f4942': '270 eligibility-inquiry x1',
  '1c7be9a564f00ff0': '837 claims 1 x1',
  '1caf3acd2e283518': '! x12.stray-segment x1; ! x12.missing-trailer x1',
  '1fac8fd14f21c231': '837 claims 1 x1',
  '1ff7097ac5aefa2a': '837 claims 1 x1',
  '21a29566c7f0da9e': '277 claim-status x1',
  '2294d2b2445aed6b': '835 remittance 9 x1',
  '22d48ae99b627d7a': 'TA1 x1; 997 acknowledgement x1; ! guide.bad-time x1',
  '22ebdc30038a5f89': '837 claims 1 x1; ! guide.bad-code x2',
  '23d360d5c22785b0': '276 claim-status-inquiry x1',
  '2a066a8b2f237301': 'TA1 x1; 997 acknowledgement x1',
  '2a4f2795bd76a0aa': '271 eligibility x1; ! x12.control-number-mismatch x1',
  '2cea6fa4a811170a': '! x12.unreadable-header x1',
  '2e8c622ec6d0650d':
    'AAA other x2; BBB other x1; YYZ other x1; ! guide.bad-code x2; ! x12.count-mismatch x5; ! x12.bad-segment-identifier x7; ! guide.unknown-set x4',
  '2ecec969cbc059b5': '997 acknowledgement x1; ! guide.element-too-long x1; ! guide.bad-number x1',
  '2f10b1acb58f2658': '837 claims 0 x2; ! guide.bad-code x1; ! edi.missing-segment x2',
  '3035b1ac0d26120a': '997 acknowledgement x3',
  '327102e4b4e805f4': '271 eligibility x1',
  '32c8d190a4a319c6': '997 acknowledgement x1; ! x12.stray-segment x1; ! guide.bad-code x1',
  '345bae4cc715640e':
    '837 claims 2 x2; ! x12.count-mismatch x3; ! guide.hierarchy-children x4; ! guide.missing-component x16; ! guide.element-too-long x8; ! guide.hierarchy-number x2; ! guide.hierarchy-parent x2; ! x12.duplicate-control-number x1; ! edit.total-not-sum-of-lines x4',
  '346405f58db80111': '! x12.unreadable-header x1',
  '3677f49475d19f3d': '837 claims 0 x1; ! edi.missing-segment x1',
  '391e9292127a536f': '837 claims 0 x1; ! x12.missing-trailer x3; ! edi.missing-segment x1',
  '39223a95572446cd':
    '835 remittance 2 x1; ! x12.text-outside-interchange x1; ! x12.count-mismatch x1; ! guide.missing-segment x1; ! remittance.set-out-of-balance x1',
  '3a88546ed077e24f': '999 acknowledgement x1',
  '3b170143ffadd36b':
    '837 claims 2 x3; ! x12.count-mismatch x4; ! guide.hierarchy-children x6; ! guide.missing-component x24; ! guide.element-too-long x12; ! guide.hierarchy-number x3; ! guide.hierarchy-parent x3; ! x12.duplicate-control-number x2; ! edit.total-not-sum-of-lines x6',
  '3efcb87d48bff984':
    '278 other x3; 837 claims 0 x1; 835 other x1; ! guide.unknown-set x4; ! edi.missing-segment x2',
  '409687e618deae51': '837 claims 0 x1; ! x12.missing-trailer x1; ! edi.missing-segment x1',
  '40c9b5e07eefc122': '997 acknowledgement x1',
  '41f0ffe6215c5e81': '276 claim-status-inquiry x1',
  '431c1014dec43b09': '837 claims 8 x1',
  '434ecbae71ec445b':
    '837 claims 1 x1; ! guide.element-too-long x2; ! guide.missing-component x3; ! guide.unknown-qualifier x1',
  '46b68df7f2b0ba98': '837 claims 0 x1; ! edi.missing-segment x1',
  '4849cd085c3ec501': '999 acknowledgement x1; ! guide.element-not-used x2',
  '4b14e19aae41afef': '837 claims 1 x1',
  '4de484ff37d9da9a': '837 claims 1 x1',
  '5129d4c85224f60b': '837 claims 1 x1',
  '526762a937c4be12': '837 claims 1 x1',
  '5468fd9851b7ec01':
    '835 remittance 1 x1; ! guide.missing-element x1; ! guide.missing-segment x1; ! guide.element-too-long x1; ! guide.missing-component x1',
  '54d8e457769b56a0': '837 claims 1 x1; ! guide.unknown-qualifier x1',
  '5551c774b3073242': '276 claim-status-inquiry x1',
  '55789d37853c50aa': '837 claims 1 x1',
  '5792a7e840f2ecc4': '837 claims 1 x1',
  '58c0d23b54ba0b7d': '277 claim-status x1',
  '5ae18ba7b221a9c4': '837 claims 1 x1',
  '5b271e6117f7f312': '997 acknowledgement x1',
  '5c6cf4670b62694d': 'TA1 x1; 997 acknowledgement x1',
  '5cb5341b6cdceec8':
    '278 other x6; 837 claims 0 x2; 835 other x4; ! guide.unknown-set x10; ! edi.missing-segment x6',
  '60e27d9447520b43': 'TA1 x1; 997 acknowledgement x1',
  '6211781062ffa3aa': '997 acknowledgement x1',
  '62fb4f68a5e9e5d6': '837 claims 1 x1',
  '639b311c97c16be3': '997 acknowledgement x1; ! x12.header-width x1; ! guide.bad-code x2',
  '6466995ccf739f6a':
    '835 remittance 1 x1; ! guide.missing-element x1; ! guide.missing-segment x1; ! guide.missing-component x2; ! guide.element-too-short x1; ! remittance.line-out-of-balance x1; ! remittance.lines-not-claim-charge x1',
  '6710b138a49c2573':
    'AAA other x2; BBB other x1; YYZ other x1; ! guide.bad-code x2; ! x12.count-mismatch x5; ! x12.bad-segment-identifier x4; ! guide.unknown-set x4',
  '671f077749c09abb': '837 claims 1 x1',
  '6811cc5f6c31a070': '276 claim-status-inquiry x1',
  '68e8d950e7ce00be': '271 eligibility x1',
  '6940376726b35238': '837 claims 1 x1',
  '6af2361d7800f529': '837 claims 1 x1',
  '6b8a4f7031ead9a6': '! x12.unreadable-header x1',
  '6cb718bd38ab552d':
    '997 acknowledgement x1; ! guide.bad-date x1; ! guide.bad-time x1; ! guide.bad-number x1; ! x12.control-number-mismatch x1; ! guide.element-too-long x1',
  '6d52a723316eb3b3': '837 claims 1 x1',
  '7245411e05fa82e2': '997 acknowledgement x1',
  '736ed6a7b2cea184': '837 claims 1 x1',
  '73e14404fedbe7fa': '837 claims 1 x1',
  '747104163e757725':
    '837 claims 1 x1; ! x12.count-mismatch x1; ! guide.hierarchy-children x1; ! edit.total-not-sum-of-lines x1',
  '75b67bd33af404c8': '837 claims 1 x1',
  '77b7191de020b835':
    '837 claims 2 x1; ! x12.count-mismatch x1; ! guide.unknown-qualifier x1; ! guide.hierarchy-children x2; ! guide.missing-component x8; ! guide.element-too-long x4; ! guide.hierarchy-number x1; ! guide.hierarchy-parent x1; ! edi.missing-hierarchy x2; ! edit.total-not-sum-of-lines x2',
  '7878fb00c7acf6fe': 'TA1 x1; ! x12.count-mismatch x1',
  '79ab67c0da22de58': '837 claims 1 x1',
  '7b279e4607f3fe78':
    '837 claims 1 x2; ! x12.count-mismatch x2; ! x12.control-number-mismatch x2; ! guide.element-too-short x1',
  '7c22188d3909be8b':
    '837 claims 1 x1; ! x12.count-mismatch x1; ! guide.missing-loop x1; ! guide.hierarchy-children x1; ! guide.missing-component x4; ! guide.element-too-long x2; ! edi.missing-hierarchy x1; ! edit.total-not-sum-of-lines x1',
  '830e12ee4619d9c4':
    '837 claims 2 x1; ! x12.count-mismatch x1; ! guide.hierarchy-children x2; ! guide.missing-component x8; ! guide.element-too-long x4; ! guide.hierarchy-number x1; ! guide.too-many-loops x1; ! edit.total-not-sum-of-lines x2',
  '838fc0c96516edb0': '837 claims 1 x1',
  '856cef27a4ab281b': '837 claims 2 x1; ! guide.element-not-used x2',
  '856e000d591ef3fb': '277 claim-status x1',
  '85ad4661a5a733e9': '835 remittance 2 x1',
  '85b3c1a3ad58393c': '270 eligibility-inquiry x1',
  '8610577b333c0cce': '837 claims 1 x1',
  '87b010260747257e': '837 claims 1 x1',
  '885f15e1ae0066ea':
    'AAA other x2; BBB other x1; YYZ other x1; ! guide.bad-code x2; ! x12.count-mismatch x5; ! x12.bad-segment-identifier x4; ! guide.unknown-set x4',
  '8a39d968085e5039': '! x12.count-mismatch x1',
  '8c00658034ace497': '835 remittance 1 x1; ! x12.header-width x1; ! guide.element-too-long x1',
  '8d85c05f8c419dd0': 'TA1 x1; 997 acknowledgement x1',
  '8ecadde26828f015': '837 claims 0 x1; ! edi.missing-segment x1',
  '8f07edb8595c6fa4': '271 eligibility x1; ! x12.control-number-mismatch x1; ! x12.count-mismatch x1',
  '96463ceeb830bcb1':
    '837 claims 1 x1; ! x12.count-mismatch x1; ! guide.bad-code x2; ! guide.element-not-used x5; ! guide.missing-segment x1; ! guide.unknown-qualifier x1; ! edit.total-not-sum-of-lines x1',
  '992c18522aab078d':
    '837 claims 2 x1; ! x12.count-mismatch x1; ! guide.hierarchy-children x2; ! guide.missing-component x8; ! guide.element-too-long x4; ! guide.hierarchy-number x1; ! guide.hierarchy-parent x1; ! edit.total-not-sum-of-lines x2',
  '9b5693c91843e242':
    'AAA other x1; ! x12.stray-segment x1; ! x12.count-mismatch x2; ! guide.bad-code x2; ! x12.bad-segment-identifier x1; ! guide.unknown-set x1',
  '9b7b531cdd81c483':
    '837 claims 1 x1; ! guide.element-too-long x2; ! guide.missing-component x3; ! guide.unknown-qualifier x1; ! guide.bad-number x1',
  '9c25862f27abee71': '997 acknowledgement x8',
  '9c70b8f9360a5bd9': '837 claims 1 x1',
  '9c88695ce7faa3f2': '837 claims 2 x1',
  a0d5c315faa56ddf: '276 claim-status-inquiry x1',
  a1dc7e8a40b5f785: '271 eligibility x1',
  a3e7d60f440e8f54:
    '837 claims 0 x2; ! guide.bad-code x2; ! guide.hierarchy-children x1; ! guide.missing-loop x5; ! edi.missing-segment x2',
  a4501de30d2faf3b:
    '837 claims 1 x1; ! guide.element-too-long x3; ! guide.missing-component x4; ! guide.element-not-used x1; ! guide.unknown-qualifier x3',
  a4b80589d7af897a: '997 acknowledgement x3',
  a558373171f7f74b: '837 claims 1 x1',
  a5b29466fd09d89e:
    '837 claims 1 x1; ! guide.element-too-long x4; ! guide.missing-component x5; ! guide.unknown-qualifier x1; ! guide.bad-number x1',
  a5d632d83dd3d4c4: '835 remittance 1 x1',
  a603677d1da76c30: '277 claim-status x1; ! x12.control-number-mismatch x1',
  a638f0f5f2e5dfdd:
    '837 claims 0 x1; ! x12.missing-trailer x1; ! x12.count-mismatch x1; ! edi.missing-segment x1',
  a75e6898669f5ba7: '271 eligibility x1',
  a7f61fcf6f3d6adb: '837 claims 1 x1',
  a88af188408b7248: '837 claims 1 x1',
  a8ce4c65a94e180e: '997 acknowledgement x1',
  a8d6f2d37f2d6f94: '837 claims 1 x1',
  a9f4257285fc8877: '997 acknowledgement x1',
  aa4f67c24105264a: '997 other x1; ! guide.missing-segment x2',
  ade0319303593866:
    '835 remittance 2 x1; ! guide.missing-element x1; ! guide.missing-segment x1; ! guide.element-too-long x2; ! guide.missing-component x2',
  adf17717904f64ea: '276 claim-status-inquiry x1',
  ae26809837ee9d0a:
    '837 claims 2 x312; ! x12.count-mismatch x312; ! guide.hierarchy-children x624; ! guide.missing-component x2496; ! guide.element-too-long x1248; ! guide.hierarchy-number x312; ! guide.hierarchy-parent x312; ! edit.total-not-sum-of-lines x624',
  af4393497460028c: '837 claims 1 x1',
  b0d1e78ca3cc56ec: '835 remittance 2 x1; ! guide.missing-segment x1; ! guide.element-not-used x4',
  b194f4513f8f0630: '837 claims 1 x1',
  b2985a3920304fc6: '837 claims 1 x1',
  b2f6776b92d4ec37: '837 claims 1 x1; ! guide.element-not-used x1; ! guide.bad-code x1',
  b3b175aed1618e80: '999 acknowledgement x1; ! x12.control-number-mismatch x1; ! guide.bad-time x1',
  b4d72f82212e23cd: '837 claims 1 x1',
  b64a391873ee4d3b:
    '837 claims 820 x1; ! x12.count-mismatch x1; ! guide.hierarchy-children x820; ! guide.missing-component x3280; ! guide.element-too-long x1640; ! guide.hierarchy-number x819; ! guide.hierarchy-parent x410; ! edit.total-not-sum-of-lines x820',
  b75b9069e21fe426: '276 claim-status-inquiry x1',
  b874182d2aecc28e: '837 claims 1 x1',
  b87c2385e1129510: '837 claims 1 x1',
  b8b631ae1b164b2d: '214 other x1; ! guide.bad-code x1; ! guide.unknown-set x1',
  b957936e3503d925:
    '837 claims 1 x1; ! guide.element-too-long x2; ! guide.missing-component x3; ! guide.unknown-qualifier x1',
  bc79ffec674841da: '837 claims 1 x1',
  beef2beb98a96a6b: '837 claims 1 x1',
  bf00452e66de55af: '837 claims 1 x1',
  c047f726c5589166: '999 acknowledgement x1',
  c064e961b64ec47f: '837 claims 1 x1',
  c11867497f0013e5: '837 claims 1 x1',
  c42008b203803df3:
    '835 remittance 1 x2; ! remittance.negative-cycle x2; ! remittance.claim-out-of-balance x1',
  c7bb04708a185af7:
    '837 claims 2 x1; ! x12.bad-segment-identifier x3; ! x12.count-mismatch x1; ! guide.missing-segment x2; ! guide.hierarchy-children x2; ! guide.missing-loop x1; ! guide.missing-component x8; ! guide.element-too-long x4; ! guide.hierarchy-number x1; ! guide.hierarchy-parent x1; ! edi.missing-hierarchy x1; ! edit.total-not-sum-of-lines x2',
  c7cbee523155a9d5: '837 claims 1 x1',
  caacdd6d50ffc53c: '837 claims 1 x1',
  cc07cb1cbfa110a2: '997 acknowledgement x1',
  cc3e1f67ddca0343:
    '837 claims 0 x1; ! guide.bad-code x1; ! guide.unexpected-segment x1; ! guide.missing-loop x3; ! edi.missing-segment x1',
  cf13062367873f52: '! x12.duplicate-control-number x1',
  d3c9f56323737794:
    '837 claims 1 x1; ! guide.element-too-long x2; ! guide.missing-component x3; ! guide.element-not-used x1; ! guide.unknown-qualifier x1',
  d497b668ca84e9df: 'groups without a set',
  d82c11821e5c3580: '835 remittance 3 x1; ! remittance.set-out-of-balance x1',
  db365bbace0e1c5c:
    '997 acknowledgement x1; ! guide.too-many-repetitions x3; ! guide.bad-number x1; ! guide.element-too-long x1; ! guide.too-many-components x1',
  dba5b47ae189aff5: '837 claims 1 x1',
  dbfbb0b32f35097a: '837 claims 1 x1',
  dbfedaee640fa339: '837 claims 1 x1',
  dc84dff989609fe9: '837 claims 1 x1',
  dd35d789f44bb7ee: '! x12.stray-segment x1; ! x12.missing-trailer x1',
  df78a5dbb4958313: '837 claims 1 x1; ! guide.missing-component x1',
  e3a58f05800c2791:
    '837 claims 1 x1; ! edi.missing-hierarchy x1; ! edi.missing-segment x5; ! edi.bad-amount x1',
  e443c19657ce8358: '835 remittance 2 x1; ! guide.bad-date x1; ! guide.missing-segment x1',
  e6490596bba91b9b: '837 claims 1 x1; ! guide.missing-loop x1',
  e692a1766bf9d082: '270 eligibility-inquiry x1',
  e74c38dd676012b5: '837 claims 2 x1',
  e9852ed6f6c1c1ee: '270 eligibility-inquiry x1',
  e99ecdbced10f072:
    '837 claims 1 x1; ! x12.count-mismatch x1; ! guide.hierarchy-children x1; ! edit.total-not-sum-of-lines x1',
  eaf6e84c67fc68bb: '276 claim-status-inquiry x1; ! x12.text-outside-interchange x1',
  edc399b1161d9b12:
    'AAA other x1; ! x12.count-mismatch x2; ! guide.bad-code x2; ! x12.bad-segment-identifier x1; ! guide.unknown-set x1',
  ef1e5d135b76ec1a: '837 claims 1 x1',
  efe17f67833781c0:
    'AAA other x2; BBB other x1; YYZ other x1; ! guide.bad-code x2; ! x12.count-mismatch x5; ! x12.bad-segment-identifier x4; ! guide.unknown-set x4',
  f66d307db31ad1a8: '835 remittance 2 x1; ! x12.count-mismatch x1',
  f6ba09e017eee6f9: '277 claim-acknowledgement x1',
  f76eaee3d66479c6: '837 claims 1 x1',
  fe8bf470b69c4058: '999 acknowledgement x1',
};
