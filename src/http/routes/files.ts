import contentDisposition from 'content-disposition';
import { issue } from '../../../schemas/issue.js';
import { done } from '../../../schemas/outcome.js';
import { fileListQuery, fileName, fileParams } from '../../../schemas/requests/lists.js';
import { file, filePage, receivedFile } from '../../../schemas/responses/exchange.js';
import { getFile, listFiles, readFileContent } from '../../app/reading/read-exchange.js';
import { receiveFile } from '../../app/receive-file.js';
import { viewFile, viewReceivedFile } from '../../app/views/exchange.js';
import type { ApiCall, ApiRoute } from '../api-route.js';
import type { Cursors } from '../cursor.js';
import type { HttpContext } from '../http-context.js';
import { listRoute } from '../list-route.js';
import { answerOne } from '../paging.js';
import { ProblemError } from '../problem.js';

const EDI = 'application/edi-x12';

/** Of one upload; larger files go by the command line. */
const MAX_BYTES = 64 * 1024 * 1024;

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
      body: {
        contentTypes: [EDI, 'application/octet-stream', 'text/plain'],
        maxBytes: MAX_BYTES,
        isNamed: true,
        description: 'The bytes of the file, as the payer or clearinghouse sent them',
      },
      isIdempotent: true,
      success: { status: 201, description: 'What became of the file and its sets', schema: receivedFile },
      handle: (call) => receive(services, call),
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
  const name = readDisposition(request.headers['content-disposition']);
  const outcome = await receiveFile(services, actor, { name, bytes: body });
  return answerOne(outcome, viewReceivedFile);
}

function readDisposition(header: unknown): string {
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
