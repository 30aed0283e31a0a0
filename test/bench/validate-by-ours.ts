import { InterchangeValidator } from '../../edi/validate/interchange-validator.js';
import { X12Reader } from '../../edi/x12/x12-reader.js';
import type { Contender, OpenContender, Setting } from './contender.js';
import { fileChunks } from './file-chunks.js';
import { type FileKind, inputPath } from './input-path.js';

/** From bytes to everything that is wrong with a file: its envelope, and its sets against their guide. */
export function openValidate(kind: FileKind): OpenContender {
  return async ({ folder, megabytes }: Setting): Promise<Contender> => {
    const path = inputPath(folder, kind, megabytes);
    let errors = 0;
    return {
      work() {
        const validator = new InterchangeValidator();
        const reader = new X12Reader(validator);
        for (const chunk of fileChunks(path)) reader.push(chunk);
        reader.end();
        const issues = [...reader.issues, ...validator.issues];
        errors = issues.filter(({ severity }) => severity === 'error').length;
      },
      summarize: () => ({ errors }),
    };
  };
}
