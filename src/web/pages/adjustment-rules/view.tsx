import { type Field, FieldInput, FilterForm } from '../../parts/filter-form.js';
import { CsrfField, Layout } from '../../parts/layout.js';
import { PagingLinks } from '../../parts/paging.js';
import { type Column, Table } from '../../parts/table.js';
import type { Viewer } from '../../viewer.js';
import type { AdjustmentRulesPage, RuleRow } from './presenter.js';

const COLUMNS: readonly Column<RuleRow>[] = [
  { title: 'Reason', cell: ({ code }) => code },
  { title: 'Remark', cell: ({ remark }) => remark },
  { title: 'Payer', cell: ({ payer }) => payer },
  { title: 'Meaning', cell: ({ meaning }) => meaning },
  { title: 'Row of', cell: ({ source }) => source },
  { title: 'Payments dated', cell: ({ dates }) => dates },
];

interface AdjustmentRulesProps {
  readonly rules: AdjustmentRulesPage;
  readonly viewer: Viewer;
}

export function AdjustmentRulesView({ rules, viewer }: AdjustmentRulesProps) {
  const { filter, rows, paging, form, failure } = rules;
  const columns = form ? [...COLUMNS, endColumn(viewer)] : COLUMNS;
  return (
    <Layout title="Adjustment rules" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <p>
        What an adjustment of a payer means for money. The most specific row decides: payer, then remark, then
        group; among equals the row of the practice.
      </p>
      <FilterForm
        action="/adjustment-rules"
        fields={filter}
        button="Show"
        label="Filter rows"
        viewer={viewer}
      />
      <Table
        caption="Decision table"
        columns={columns}
        rows={rows}
        keyOf={({ ruleId }) => ruleId}
        empty="No row fits."
      />
      <PagingLinks paging={paging} />
      {form && <NewRule form={form} viewer={viewer} />}
    </Layout>
  );
}

function endColumn(viewer: Viewer): Column<RuleRow> {
  return {
    title: 'End',
    cell: ({ endAction, code }) =>
      endAction !== undefined && (
        <form class="filter" method="post" action={endAction} aria-label={`End ${code}`}>
          <CsrfField csrf={viewer.csrf} />
          <input type="date" name="effectiveTo" required aria-label={`Last day of ${code}`} />
          <button type="submit">End</button>
        </form>
      ),
  };
}

function NewRule({ form, viewer }: { form: readonly Field[]; viewer: Viewer }) {
  return (
    <section>
      <h2>Add a row</h2>
      <form class="filter" method="post" action="/adjustment-rules" aria-label="Add a row">
        <CsrfField csrf={viewer.csrf} />
        {form.map((field) => (
          <FieldInput key={field.name} field={field} form="Add" />
        ))}
        <button type="submit">Add</button>
      </form>
    </section>
  );
}
