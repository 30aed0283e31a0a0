import { buildExample } from './build-example.js';
import type { OpenApiDocument, Operation, Parameter } from './openapi-document.js';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The operation as a command for a shell: the token comes from the environment, so that none stands in a history. */
export function writeCurl(
  { method, path, operation }: Asked,
  document: OpenApiDocument,
  origin: string,
): string {
  const { components } = document;
  const parameters = operation.parameters ?? [];
  const value = ({ schema }: Parameter) => String(buildExample(schema, components.schemas));
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, parameter) => text.replace(`{${parameter.name}}`, value(parameter)), path);
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(value(parameter))}`);
  const address = `${origin}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quote(address)}`,
    ...(operation.security?.length === 0 ? [] : ['-H "Authorization: Bearer $CLAIMWRIGHT_TOKEN"']),
    ...headersOf(parameters),
    ...bodyOf(operation, document),
  ].join(' \\\n  ');
}

function headersOf(parameters: readonly Parameter[]): string[] {
  return parameters.some(({ name }) => name === 'Idempotency-Key')
    ? ['-H "Idempotency-Key: $(uuidgen)"']
    : [];
}

function bodyOf({ requestBody }: Operation, { components }: OpenApiDocument): string[] {
  const [contentType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (contentType === undefined || content === undefined) return [];
  const header = `-H ${quote(`Content-Type: ${contentType}`)}`;
  if (content.schema.format === 'binary') return [header, '--data-binary @remittance.835'];
  const example = buildExample(content.schema, components.schemas);
  if (contentType !== 'application/x-www-form-urlencoded')
    return [header, `-d ${quote(JSON.stringify(example))}`];
  return [header, `-d ${quote(new URLSearchParams(example as Record<string, string>).toString())}`];
}

/** POSIX: within single quotes nothing has a meaning but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
