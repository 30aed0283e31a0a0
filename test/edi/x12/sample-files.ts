import { sampleBytes } from './sample-interchange.js';

const sample = sampleBytes().toString('latin1');
/** Files that end, wrap, encode and break in other ways, one character for each byte; segments of at most 500 bytes are read. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  plain: sample,
  'byte order mark and CRLF': `\xef\xbb\xbf${sample.replaceAll('~', '~\r\n')}`,
  'CRLF as terminator': sample.replaceAll('~', '\r\n'),
  wrapped: sample.replace(/.{80}/g, '$&\r\n'),
  'a terminator of three bytes': sample.replaceAll('~', '\xe2\x80\xa6'),
  'text around and two interchanges': `Dear ISA reader,\n${sample}\n\nISA?${sample}\x1a trailing`,
  'UTF-8 and Latin-1': sample.replace('CHK', 'Ren\xc3\xa9').replace('SVC', 'N1*Ren\xe9~SVC'),
  'cut within a segment': sample.slice(0, -20),
  'a segment over the limit': sample.replace('CHK', 'A'.repeat(600)),
  'a segment at the limit': sample.replace('CHK', 'A'.repeat(500 - 14)),
  'a segment just over the limit': sample.replace('CHK', 'A'.repeat(501 - 14)),
  'text before at the limit': `${'.'.repeat(500)}${sample}`,
  'text before just over the limit': `${'.'.repeat(501)}${sample}`,
  'a long run of blanks': sample.replace('SVC', `${' '.repeat(600)}SVC`),
  'many empty segments': sample.replace('SVC', `${'~\n'.repeat(60)}SVC`),
  'two interchanges with other delimiters':
    sample + sample.replaceAll('*', '|').replaceAll('~', "'").replaceAll(':', '>'),
  'other delimiters, other line ends': `${sample}\r\n${sample.replaceAll('~', '\n').replaceAll('*', '\xa6')}`,
  'a terminator that is one byte of Latin-1': sample.replaceAll('~', '\xa7'),
  'a terminator that is two bytes of UTF-8': sample.replaceAll('~', '\xc2\xa7'),
  'a bad header': `ISA*00*~${sample}`,
};
