import { issue } from '../../schemas/issue.js';
import { paperRemittanceRequest } from '../../schemas/requests/decisions.js';
import { type PaperRequest, readPaperRequest } from '../app/files/read-paper-request.js';
import type { PaperRemittance } from '../app/files/record-paper-remittance.js';
import { UsageError } from '../cli/command-port.js';
import type { PaperInput } from '../cli/decision-port.js';
import { readJson } from './read-json.js';

/** Every paper remittance that is named; all are read before any is recorded. Throws UsageError for one that is none. */
export async function readPapers(input: PaperInput): Promise<PaperRemittance[]> {
  if ('paper' in input) return [checkPaper(input.paper, 'The options', '')];
  const papers: PaperRemittance[] = [];
  for (const path of input.files) {
    const content = await readJson(path);
    const isList = Array.isArray(content);
    const given: readonly unknown[] = isList ? content : [content];
    if (given.length === 0) throw new UsageError(`${path} holds no paper remittance`);
    papers.push(...given.map((each, at) => checkPaper(each, path, isList ? `${at + 1}.` : '')));
  }
  return papers;
}

function checkPaper(given: unknown, source: string, place: string): PaperRemittance {
  const { error, value } = paperRemittanceRequest
    .required()
    .validate(given, { abortEarly: false, convert: false });
  if (!error) return readPaperRequest(value as PaperRequest);
  const issues = error.details.slice(0, 20).map(({ path, type, context }) => {
    const field = `${place}${path.join('.')}`;
    const rule = [type, (context as { readonly name?: string } | undefined)?.name].filter(Boolean).join(' ');
    return issue('request.invalid-field', { path: field }, { field, rule });
  });
  throw new UsageError(`${source}: not a paper remittance`, issues);
}
