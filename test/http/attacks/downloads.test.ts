import { connect } from 'node:net';
import contentDisposition from 'content-disposition';
import { receiveFile } from '../../../src/app/files/receive-file.js';
import { OPERATOR, openTestServer, type TestServer } from '../../support/open-test-server.js';
import { expectProblem, leavingAllAsItWas } from './attack.js';

let service: TestServer;
let token: string;

beforeAll(async () => {
  service = await openTestServer();
  token = await service.token('edi-integration');
});

afterAll(async () => {
  await service?.close();
});

const NAMES: readonly (readonly [what: string, name: string])[] = [
  ['CR and LF', 'a.835\r\nset-cookie: claimwright_session=evil\r\n\r\n<script>alert(1)</script>'],
  ['quotes', 'a".835"; filename="b.exe'],
  ['a backslash and a quote', 'a\\".835'],
  ['a semicolon', "a; filename*=UTF-8''evil.exe"],
  ['letters beyond ASCII', 'Überweisung-Muñoz-日本.835'],
  ['an emoji', 'a😀.835'],
  ['right to left', 'a\u202e538.exe'],
  ['a delete', 'a\u007fb.835'],
  ['an escape', 'a\u001b[31m.835'],
  ['a path', '../../etc/passwd'],
  ['a path of Windows', '..\\..\\windows\\a.835'],
  ['percent signs', 'a%0d%0aset-cookie:%20x=y.835'],
  ['only a blank', ' '],
  ['a lone surrogate', 'a\ud800.835'],
];

/** The answer as bytes, which no client has tidied up. */
function downloadRaw(fileId: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const request = `GET /api/v1/files/${fileId}/content HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`;
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(request));
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('close', () => resolve(text));
  });
}

test.each(NAMES)(
  'H20: a file with %s in its name is downloaded under a name that is encoded',
  async (what, name) => {
    // Past the API, which takes no control characters: a payer's folder holds whatever its file system does.
    const actor = { ...OPERATOR, role: 'edi-integration' } as const;
    const outcome = await receiveFile(service.services, actor, {
      name,
      bytes: Buffer.from(`not X12: ${what}`),
    });
    if ('refused' in outcome) throw new Error('The file was refused');
    const raw = await downloadRaw(outcome.done.fileId);
    const [head = '', ...rest] = raw.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(rest).toEqual([`not X12: ${what}`]);
    const lines = head.split('\r\n').slice(1);
    expect(lines.filter((line) => /^set-cookie/i.test(line))).toEqual([]);
    const [disposition, ...more] = lines.filter((line) => /^content-disposition:/i.test(line));
    expect(more).toEqual([]);
    const value = disposition!.slice('content-disposition: '.length);
    expect(value).toMatch(/^attachment; filename/);
    expect(value).toMatch(/^[\x20-\x7e]*$/);
    const parsed = contentDisposition.parse(value);
    expect(parsed.type).toBe('attachment');
    expect(Object.keys(parsed.parameters)).toEqual(['filename']);
    // No path, no control character, and nothing that turns the order of letters round.
    expect(parsed.parameters['filename']).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  },
);

const upload = (disposition: string | undefined) =>
  service.call('POST', '/api/v1/files', {
    ...{ token, body: `as ${disposition}` },
    headers: {
      'content-type': 'application/edi-x12',
      ...(disposition !== undefined && { 'content-disposition': disposition }),
    },
  });

test.each([
  ['no name', 'attachment'],
  ['an empty name', 'attachment; filename=""'],
  ['an empty header', ''],
  ['no form', 'filename'],
  ['a name twice', 'attachment; filename="a"; filename="b"'],
  ['CR and LF in it', "attachment; filename*=UTF-8''a%0d%0aset-cookie:%20x=y"],
  ['NUL in it', "attachment; filename*=UTF-8''a%00"],
  ['an escape in it', "attachment; filename*=UTF-8''a%1b[31m"],
  ['a delete in it', "attachment; filename*=UTF-8''a%7f"],
  ['a name of 201 letters', `attachment; filename="${'z'.repeat(201)}"`],
  ['another character set', "attachment; filename*=UTF-16''a"],
])('H20: an upload with %s as its Content-Disposition is 400', async (_, disposition) => {
  const answer = await leavingAllAsItWas(service, () => upload(disposition));
  expectProblem(answer, 400, 'bad-request', ['set-cookie', 'zzzz']);
  expect(answer.body.issues[0].code).toBe('request.file-name');
});

test('without a name it is kept as an upload', async () => {
  const answer = await upload(undefined);
  expect(answer.status).toBe(201);
  const kept = await service.call('GET', `/api/v1/files/${answer.body.fileId}`, { token });
  expect(kept.body.name).toBe('upload');
});

test('a name is taken from the header, beyond ASCII too', async () => {
  for (const name of ['payment.835', 'Überweisung 日本.835', `${'a'.repeat(196)}.835`]) {
    const answer = await upload(contentDisposition(name));
    expect(answer.status).toBe(201);
    const kept = await service.call('GET', `/api/v1/files/${answer.body.fileId}`, { token });
    expect(kept.body.name).toBe(name);
  }
});
