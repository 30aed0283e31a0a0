import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { findFollowedReferences } from '../../../fhir-mappings/followed-references.js';
import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { DocumentGroup } from '../../app/claims/import-source.js';
import type { BulkIndex } from './bulk-index.js';
import { isParsedResource, type ParsedResource, parseLine } from './parse-line.js';

/** The second reading of a bulk folder: fetches for some encounters at a time whatever their claims need. */
export class BulkSlices {
  private readonly handles = new Map<number, FileHandle>();

  constructor(
    private readonly index: BulkIndex,
    private readonly files: readonly string[],
  ) {}

  async *read(groupSize: number): AsyncGenerator<Outcome<DocumentGroup>> {
    try {
      let wanted: (readonly number[])[] = [];
      for (const versions of this.index.encounterVersions) {
        wanted.push(versions);
        if (wanted.length < groupSize) continue;
        yield await this.readGroup(wanted.flat());
        wanted = [];
      }
      if (wanted.length > 0) yield await this.readGroup(wanted.flat());
    } catch (error) {
      if (!(error instanceof ChangedLine)) throw error;
      yield refused('conflict', [issue('source.file-changed', { path: error.file, line: error.line })]);
    } finally {
      for (const handle of this.handles.values()) await handle.close();
    }
  }

  private async readGroup(encounters: readonly number[]): Promise<Outcome<DocumentGroup>> {
    const read = new Map<number, ParsedResource>();
    const open = [...encounters];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (read.has(place)) continue;
      const resource = await this.readPlace(place);
      read.set(place, resource);
      open.push(...this.findNeeded(resource));
    }
    const places = [...read.keys()].sort((a, b) => a - b);
    return done({
      documents: places.map((place) => read.get(place)!.element.value),
      names: places.map((place) => this.nameOf(place)),
      total: this.index.encounterCount,
    });
  }

  /** Other encounters are never needed: each stands in a group of its own, with all that it needs. */
  private findNeeded({ type, element, id }: ParsedResource): number[] {
    const isOwner = type === 'Encounter' || type === 'Patient';
    const linked = isOwner ? this.index.findLinked({ type, element, id, fullUrl: undefined }) : [];
    const followed = findFollowedReferences(type, element)
      .filter(({ types }) => !types.includes('Encounter'))
      .flatMap(({ reference, types }) => this.index.findTargets(reference, types));
    return [...linked, ...followed];
  }

  private async readPlace(place: number): Promise<ParsedResource> {
    const { file, offset, length, line, type } = this.index.getPlace(place);
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await (await this.handleOf(file)).read(bytes, 0, length, offset);
    const path = basename(this.files[file]!);
    const parsed = bytesRead === length ? parseLine(bytes, { path, line }) : undefined;
    if (!isParsedResource(parsed) || parsed.type !== type) throw new ChangedLine(path, line);
    return parsed;
  }

  private async handleOf(file: number): Promise<FileHandle> {
    const known = this.handles.get(file);
    if (known) return known;
    const handle = await open(this.files[file]!, 'r');
    this.handles.set(file, handle);
    return handle;
  }

  private nameOf(place: number): string {
    const { file, line } = this.index.getPlace(place);
    return `${basename(this.files[file]!)}:${line}`;
  }
}

class ChangedLine extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(`Line ${line} of ${file} is no longer what it was`);
  }
}
