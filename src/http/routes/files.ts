import contentDisposition from 'content-disposition';
import { done } from '../../../schemas/outcome.js';
import { fileListQuery, fileParams } from '../../../schemas/requests/lists.js';
import { filePreview } from '../../../schemas/responses/decisions.js';
import { file, filePage, receivedFile } from '../../../schemas/responses/exchange.js';
import { previewFile } from '../../app/files/preview-file.js';
import { receiveFile } from '../../app/files/receive-file.js';
import { getFile, listFiles, readFileContent } from '../../app/reading/read-exchange.js';
import { viewFilePreview } from '../../app/views/decisions.js';
import { viewFile, viewReceivedFile } from '../../app/views/exchange.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import { readFileName } from '../file-name.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';

const EDI = 'application/edi-x12';

/** Of one upload; larger files go by the command line. */
const MAX_BYTES = 64 * 1024 * 1024;

const BODY = {
  contentTypes: [EDI, 'application/octet-stream', 'text/plain'],
  maxBytes: MAX_BYTES,
  isNamed: true,
  description: 'The bytes of the file, as the payer or clearinghouse sent them',
} as const;

export function fileRoutes(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [...allFiles(services, cursors), ...oneFile(services)];
}

function allFiles(services: HttpContext, cursors: Cursors): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/files',
      operationId: 'uploadFile',
      tag: 'Files',
      summary: 'Hand in an 835, 999, 997, 277CA or TA1',
      description:
        'The bytes are kept before anything reads them. Remittances are posted and acknowledgements applied, set by ' +
        'set; what cannot be proved is quarantined with the reason. The same bytes again are a duplicate.',
      access: { action: 'file.receive' },
      body: BODY,
      isIdempotent: true,
      success: { status: 201, description: 'What became of the file and its sets', schema: receivedFile },
      handle: (call) => receive(services, call),
    },
    {
      method: 'POST',
      path: '/api/v1/files/preview',
      operationId: 'previewFile',
      tag: 'Files',
      summary: 'See what receiving a file would do',
      description:
        'Every entry, state, denial and work item that the file would bring, set by set, and what would be ' +
        'quarantined. It is received in a transaction that is rolled back: nothing stays but an audit row.',
      access: { action: 'file.preview' },
      body: BODY,
      success: { status: 200, description: 'What would become of the file', schema: filePreview },
      handle: async ({ actor, body, request }) => {
        const name = readFileName(request.headers['content-disposition']);
        return answerOne(await previewFile(services, actor, { name, bytes: body }), viewFilePreview);
      },
    },
    listRoute(cursors, {
      path: '/api/v1/files',
      operationId: 'listFiles',
      tag: 'Files',
      summary: 'Files received and built, and their states',
      action: 'file.list',
      query: fileListQuery,
      schema: filePage,
      read: (actor, filter, page) => listFiles(services, actor, filter, page),
      view: (item, role) => viewFile(item, role),
    }),
  ];
}

function oneFile(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/files/{fileId}',
      operationId: 'getFile',
      tag: 'Files',
      summary: 'State of one file, with the reasons of a quarantine',
      access: { action: 'file.list' },
      params: fileParams,
      success: { status: 200, description: 'The file without its bytes', schema: file },
      refusals: ['unknown'],
      handle: async ({ actor, params }) =>
        answerOne(await getFile(services, actor, params['fileId']!), (found) => viewFile(found, actor.role)),
    },
    {
      method: 'GET',
      path: '/api/v1/files/{fileId}/content',
      operationId: 'downloadFile',
      tag: 'Files',
      summary: 'The bytes of one file, as they were received or built',
      access: { action: 'file.read' },
      params: fileParams,
      success: { status: 200, description: 'The bytes', contentType: EDI },
      refusals: ['unknown'],
      handle: (call) => download(services, call),
    },
  ];
}

async function receive(services: HttpContext, { actor, body, request }: ApiCall) {
  const name = readFileName(request.headers['content-disposition']);
  const outcome = await receiveFile(services, actor, { name, bytes: body });
  return answerOne(outcome, viewReceivedFile);
}

async function download(services: HttpContext, { actor, params }: ApiCall) {
  const outcome = await readFileContent(services, actor, params['fileId']!);
  if ('refused' in outcome) return outcome;
  const { file: found, bytes } = outcome.done;
  const headers = { 'content-disposition': writeDisposition(found.name) };
  return done({ body: Buffer.from(bytes), headers });
}

/**
 * A file's name is the payer's, and whatever its file system takes. It is told in ASCII and in RFC 8187, without
 * what would be a path elsewhere, control a terminal, or show `exe` where it does not stand.
 */
function writeDisposition(name: string): string {
  const plain = name.replace(/[/\\\p{Cc}\p{Cf}\p{Cs}]/gu, '_');
  return contentDisposition(plain, { fallback: plain.replace(/[^\x20-\x7e]/gu, '?') });
}
