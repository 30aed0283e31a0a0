import { type Column, Table } from '../../parts/table.js';
import type { AnswerRow, BodyEntry, OperationEntry } from './presenter.js';
import { TypeText } from './type-text.js';

type ParameterRow = OperationEntry['parameters'][number];

const PARAMETERS: readonly Column<ParameterRow>[] = [
  { title: 'Parameter', cell: ({ name }) => <code>{name}</code> },
  { title: 'In', cell: ({ place }) => place },
  { title: 'Type', isLong: true, cell: ({ type }) => <TypeText type={type} /> },
  { title: 'Required', cell: ({ isRequired }) => (isRequired ? 'yes' : 'no') },
  { title: 'Meaning', isLong: true, cell: ({ description }) => description },
  { title: 'Example', cell: ({ example }) => example !== '' && <code>{example}</code> },
];

const ANSWERS: readonly Column<AnswerRow>[] = [
  { title: 'Status', cell: ({ status }) => status },
  { title: 'When', isLong: true, cell: ({ description }) => description },
  { title: 'Body', cell: ({ type }) => <TypeText type={type} /> },
  { title: 'Content type', cell: ({ contentTypes }) => contentTypes },
];

export function OperationSection({ operation }: { operation: OperationEntry }) {
  const {
    operationId,
    anchor,
    method,
    path,
    summary,
    description,
    isOpen,
    parameters,
    request,
    answers,
    curl,
  } = operation;
  return (
    <section class="entry" aria-labelledby={anchor}>
      <h3 id={anchor}>{summary}</h3>
      <p>
        <code class="address">
          <b>{method}</b> {path}
        </code>{' '}
        {isOpen && <span>Open: no log-in is wanted.</span>}
      </p>
      {description !== undefined && <p>{description}</p>}
      {parameters.length > 0 && (
        <Table caption={`Parameters of ${operationId}`} columns={PARAMETERS} rows={parameters} empty="" />
      )}
      {request && <Request request={request} />}
      <Table caption={`Answers of ${operationId}`} columns={ANSWERS} rows={answers} empty="" />
      <details>
        <summary>Try {operationId}</summary>
        <pre>{curl}</pre>
      </details>
    </section>
  );
}

function Request({ request: { description, contentTypes, type } }: { request: BodyEntry }) {
  return (
    <p>
      Body: <TypeText type={type} /> as {contentTypes}. {description}.
    </p>
  );
}
