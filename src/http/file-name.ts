import contentDisposition from 'content-disposition';
import { issue } from '../../schemas/issue.js';
import { fileName } from '../../schemas/requests/lists.js';
import { ProblemError } from './problem.js';

/** The name of a file that is handed in, by its Content-Disposition header. Throws a problem where it is no name. */
export function readFileName(header: unknown): string {
  const { error, value } = fileName.validate(nameIn(header));
  if (error) throw new ProblemError('bad-request', [issue('request.file-name')]);
  return value;
}

function nameIn(header: unknown): string | undefined {
  // The name is for people alone: whoever has none to give hands in the bytes.
  if (header === undefined) return 'upload';
  try {
    return contentDisposition.parse(String(header)).parameters['filename'];
  } catch {
    // Not of the form of RFC 6266.
    return undefined;
  }
}
