import { Layout } from '../../parts/layout.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { FieldRow } from './describe-schema.js';
import { OperationSection } from './operation-section.js';
import type { DocsPage, SchemaEntry } from './presenter.js';
import { TypeText } from './type-text.js';

export function DocsView({ docs, viewer }: { docs: DocsPage; viewer: Viewer }) {
  const { version, description, groups, schemas } = docs;
  return (
    <Layout title="API" viewer={viewer}>
      <p>
        Version {version}. {description}
      </p>
      <p>
        The same as a document for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      <Contents groups={groups} />
      {groups.map(({ tag, anchor, operations }) => (
        <section key={anchor} aria-labelledby={anchor}>
          <h2 id={anchor}>{tag}</h2>
          {operations.map((operation) => (
            <OperationSection key={operation.anchor} operation={operation} />
          ))}
        </section>
      ))}
      <section aria-labelledby="schemas">
        <h2 id="schemas">Schemas</h2>
        {schemas.map((schema) => (
          <SchemaSection key={schema.anchor} schema={schema} />
        ))}
      </section>
    </Layout>
  );
}

function Contents({ groups }: Pick<DocsPage, 'groups'>) {
  return (
    <nav class="contents" aria-label="Operations">
      {groups.map(({ tag, anchor, operations }) => (
        <div class="group" key={anchor}>
          <a href={`#${anchor}`}>{tag}</a>
          <ul>
            {operations.map((operation) => (
              <li key={operation.anchor}>
                <a href={`#${operation.anchor}`}>
                  <code>{operation.method}</code> {operation.summary}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div class="group">
        <a href="#schemas">Schemas</a>
      </div>
    </nav>
  );
}

const FIELDS: readonly Column<FieldRow>[] = [
  { title: 'Field', cell: ({ name }) => <code>{name}</code> },
  { title: 'Type', isLong: true, cell: ({ type }) => <TypeText type={type} /> },
  { title: 'Required', cell: ({ isRequired }) => (isRequired ? 'yes' : 'no') },
  { title: 'Meaning', isLong: true, cell: ({ description }) => description },
  { title: 'Example', cell: ({ example }) => example !== '' && <code>{example}</code> },
];

function SchemaSection({ schema: { name, anchor, description, fields, example } }: { schema: SchemaEntry }) {
  return (
    <section class="entry" aria-labelledby={anchor}>
      <h3 id={anchor}>{name}</h3>
      {description !== undefined && <p>{description}</p>}
      <Table
        caption={`Fields of ${name}`}
        columns={FIELDS}
        rows={fields}
        empty="Its fields are not described."
      />
      <details>
        <summary>Example of {name}</summary>
        <pre>{example}</pre>
      </details>
    </section>
  );
}
