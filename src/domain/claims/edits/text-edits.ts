import type { Edit } from './edit.js';
import { findTexts } from './texts.js';

/** 005010 Appendix B.1.1.2.2: basic and extended set, less the delimiters * ~ : ^ that are written here and |. */
const SENDABLE = /^[A-Za-z0-9 !"&'()+,\-./;?=%@[\]_{}\\<>#$]$/;

const charactersAreSendable: Edit = {
  id: 'edit.unsendable-character',
  version: 1,
  snipType: 1,
  severity: 'error',
  citation: '005010 Appendix B.1.1.2.2',
  check: (claim) =>
    findTexts(claim).flatMap(({ text, at }) => {
      const position = [...text].findIndex((character) => !SENDABLE.test(character)) + 1;
      return position > 0 ? [{ at, context: { position } }] : [];
    }),
};

const textsFit: Edit = {
  id: 'edit.text-length',
  version: 1,
  snipType: 1,
  severity: 'error',
  citation: '005010X222A1, lengths of data elements',
  check: (claim) =>
    findTexts(claim).flatMap(({ text, minimum, maximum, at }) =>
      text.length >= minimum && text.length <= maximum
        ? []
        : [{ at, context: { found: text.length, minimum, maximum } }],
    ),
};

/** Characters and lengths of names, addresses and identifiers. */
export const textEdits: readonly Edit[] = [charactersAreSendable, textsFit];
