import type { FileFilter, ListedFile } from '../../../app/records/list-records.js';
import type { IssueView } from '../../../app/views/common.js';
import { viewFile } from '../../../app/views/exchange.js';
import type { Field } from '../../parts/filter-form.js';
import { renderInstant, renderSize } from '../../parts/formats.js';
import { FILE_DIRECTION_OPTIONS, FILE_KIND_OPTIONS, FILE_STATE_OPTIONS } from '../../parts/labels.js';
import { findFormHref, findHref } from '../../parts/links.js';
import { type Paging, presentPaging } from '../../parts/paging.js';
import type { ReadList } from '../../read-list.js';
import type { Viewer } from '../../viewer.js';

export interface FileRow {
  readonly fileId: string;
  readonly recorded: string;
  readonly direction: string;
  readonly kind: string;
  readonly name: string;
  readonly size: string;
  readonly state: string;
  readonly issues: readonly IssueView[];
  /** For who may see the bytes. */
  readonly downloadHref?: string;
}

export interface FilesPage {
  readonly filter: readonly Field[];
  readonly rows: readonly FileRow[];
  readonly paging: Paging;
  /** Where a file is seen before it is received, for who may. */
  readonly previewHref?: string;
}

export function presentFiles(list: ReadList<ListedFile, FileFilter>, viewer: Viewer): FilesPage {
  const { state = '', kind = '', direction = '' } = list.filter;
  const previewHref = findFormHref(viewer, 'filePreview');
  return {
    filter: [
      { name: 'direction', label: 'Direction', options: FILE_DIRECTION_OPTIONS, value: direction },
      { name: 'kind', label: 'Kind', options: FILE_KIND_OPTIONS, value: kind },
      { name: 'state', label: 'State', options: FILE_STATE_OPTIONS, value: state },
    ],
    rows: list.items.map((file) => fileRow(file, viewer)),
    paging: presentPaging('/files', list),
    ...(previewHref && { previewHref }),
  };
}

export function fileRow(file: ListedFile, viewer: Viewer): FileRow {
  const view = viewFile(file, viewer.actor!.role);
  const downloadHref = findHref(viewer, 'fileContent', file.fileId);
  return {
    fileId: view.fileId,
    recorded: renderInstant(view.recordedAt),
    direction: view.direction === 'in' ? 'Received' : 'Built',
    kind: view.kind,
    name: view.name === '' ? 'not shown' : view.name,
    size: renderSize(view.byteSize),
    state: view.state,
    issues: view.issues,
    ...(downloadHref && { downloadHref }),
  };
}
