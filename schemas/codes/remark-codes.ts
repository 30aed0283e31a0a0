/** Remarks by which patient share may not be billed to a Medicaid-covered Medicare beneficiary (QMB). */
export const QMB_REMARKS: ReadonlySet<string> = new Set(['N781', 'N782', 'N783']);

/** Remarks of the No Surprises Act: the patient owes the stated share and nothing above it. */
export const NO_SURPRISES_REMARKS: ReadonlySet<string> = new Set([
  'N830',
  'N859',
  'N860',
  ...range('N', 862, 879),
]);

/** Remarks that say what is missing, incomplete or invalid on the claim: never a reason to write off. */
export const MISSING_INFORMATION_REMARKS: ReadonlySet<string> = new Set([
  ...['MA04', 'MA27', 'MA30', 'MA31', 'MA32', 'MA33', 'MA34', 'MA35', 'MA36', 'MA37', 'MA39', 'MA40'],
  ...['MA41', 'MA42', 'MA43', 'MA48', 'MA50', 'MA53', 'MA58', 'MA60', 'MA61', 'MA63', 'MA64', 'MA65'],
  ...['MA66', 'MA69', 'MA70', 'MA71', 'MA75', 'MA76', 'MA81', 'MA83', 'MA88', 'MA89', 'MA90', 'MA92'],
  ...['MA95', 'MA96', 'MA97', 'MA98', 'MA99', 'MA100', 'MA102', 'MA104', 'MA105', 'MA110', 'MA111'],
  ...['MA112', 'MA113', 'MA114', 'MA115', 'MA116', 'MA120', 'MA121', 'MA122', 'MA128', 'MA130', 'MA134'],
  ...['M12', 'M19', 'M20', 'M21', 'M22', 'M23', 'M24', 'M29', 'M30', 'M31', 'M42', 'M44', 'M45', 'M46'],
  ...['M47', 'M49', 'M50', 'M51', 'M52', 'M53', 'M54', 'M56', 'M57', 'M58', 'M59', 'M60', 'M62', 'M64'],
  ...['M67', 'M68', 'M69', 'M76', 'M77', 'M78', 'M79', 'M81', 'M99', 'M119', 'M122', 'M123', 'M124'],
  ...['M125', 'M126', 'M127', 'M128', 'M129', 'M130', 'M131', 'M132', 'M133', 'M135', 'M136', 'M141'],
  ...['M142', 'M143', 'N3', 'N4', 'N8', 'N26', 'N27', 'N28', 'N29', 'N31', 'N37', 'N39', 'N40', 'N46'],
  ...['N50', 'N51', 'N53', 'N54', 'N56', 'N57', 'N58', 'N64', 'N65', 'N66', 'N75', 'N76', 'N77', 'N80'],
  ...range('N', 145, 147),
  ...range('N', 151, 154),
  ...range('N', 203, 209),
  ...['N214', 'N221', 'N222', 'N223', 'N224', 'N225', 'N226', 'N227', 'N228', 'N229', 'N230', 'N231'],
  ...range('N', 232, 244),
  ...range('N', 245, 300),
  ...range('N', 301, 347),
  ...['N378', 'N382', 'N383', 'N388', 'N389', 'N390', 'N391', 'N392', 'N393', 'N394', 'N395', 'N396'],
  ...['N397', 'N398', 'N399', 'N400', 'N401', 'N402', 'N403', 'N404', 'N439', 'N440', 'N443', 'N445'],
  ...range('N', 451, 507),
  ...['N521', 'N524', 'N536', 'N541', 'N583', 'N591', 'N592', 'N593', 'N597', 'N600', 'N704', 'N706'],
]);

/** `M127`, `MA130`, `N382` from texts with blanks or in lower case. */
export function readRemarkCode(text: string): string {
  return text.trim().toUpperCase();
}

function range(prefix: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`);
}
