import { basename } from 'node:path';
import { type Issue, issue, type Place } from '../../../schemas/issue.js';
import { done, type Outcome } from '../../../schemas/outcome.js';
import type { DocumentGroup } from '../../app/claims/import-source.js';
import { findFiles } from '../folder.js';
import { BulkIndex } from './bulk-index.js';
import { BulkSlices } from './bulk-slices.js';
import { isParsedResource, parseLine } from './parse-line.js';
import { LINE_LIMIT, readLines } from './read-lines.js';

export interface BulkFolder {
  /** Files of NDJSON, or folders that are searched to their depth for `*.ndjson`. */
  readonly paths: readonly string[];
  /** Of the practice: keeps encounters without an identifier system apart. */
  readonly sourceSystem: string;
  /** Encounters of one group; 100 unless told. */
  readonly groupSize?: number;
}

/** Problems of lines that are kept; more are only counted. */
const ISSUE_LIMIT = 1_000;

/**
 * The encounters of a bulk export (FHIR NDJSON, one resource to a line, references from file to file), group by
 * group. The folder is read twice: once to learn what stands where, once to fetch for each group what it needs, so
 * that memory holds an index and one group. A line that cannot be read is an issue with its file and number and stops
 * nothing. Throws MissingPath when a path does not exist.
 */
export async function* readBulkFolder(folder: BulkFolder): AsyncGenerator<Outcome<DocumentGroup>> {
  const all = await findFiles(folder.paths);
  const files = all.filter(({ name }) => name.endsWith('.ndjson')).map(({ path }) => path);
  const index = new BulkIndex(folder.sourceSystem);
  const issues = new LineIssues();
  for (const { name } of all) {
    if (/\.ndjson\.[a-z0-9]+$/.test(name)) issues.add(issue('source.compressed-file', { path: name }));
  }
  for (const [file, path] of files.entries()) await indexFile(index, issues, file, path);
  for (const { file, line, type } of index.findUnlinkedCharges()) {
    const at = { path: basename(files[file]!), line };
    issues.add(issue('fhir.unlinked-charge', at, { type }, 'warning'));
  }
  yield done({ documents: [], issues: issues.list(), total: index.encounterCount });
  yield* new BulkSlices(index, files).read(folder.groupSize ?? 100);
}

async function indexFile(index: BulkIndex, issues: LineIssues, file: number, path: string): Promise<void> {
  for await (const { number, offset, bytes } of readLines(path)) {
    const at: Place = { path: basename(path), line: number };
    if (!bytes) {
      issues.add(issue('source.line-too-long', at, { limit: LINE_LIMIT }));
      continue;
    }
    const parsed = parseLine(bytes, at);
    if (isParsedResource(parsed)) index.add(parsed, { file, offset, length: bytes.length, line: number });
    // Exporters leave their log beside the resources: its lines are none, and nothing is lost by it.
    else if (parsed) issues.add(at.path === 'log.ndjson' ? { ...parsed, severity: 'warning' } : parsed);
  }
}

class LineIssues {
  private readonly kept: Issue[] = [];
  private count = 0;

  add(found: Issue): void {
    this.count += 1;
    if (this.kept.length < ISSUE_LIMIT) this.kept.push(found);
  }

  list(): readonly Issue[] {
    const more = this.count - this.kept.length;
    return more > 0 ? [...this.kept, issue('source.too-many-issues', {}, { count: more })] : this.kept;
  }
}
