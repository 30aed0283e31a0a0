import { connect } from 'node:net';
import contentDisposition from 'content-disposition';
import { receiveFile } from '../../../src/app/receive-file.js';
import { OPERATOR, openTestService, type TestService } from '../../support/open-test-service.js';

let service: TestService;
let token: string;

beforeAll(async () => {
  service = await openTestService();
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

test('by the API a name with control characters is 400', async () => {
  for (const name of ['a%0d%0ab', 'a%00', 'a%1b[31m', 'a%7f']) {
    const headers = { 'content-type': 'application/edi-x12' };
    const answer = await service.call('POST', `/api/v1/files?name=${name}`, { token, body: 'x', headers });
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request']);
  }
});
