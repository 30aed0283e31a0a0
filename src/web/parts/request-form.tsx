import type { Viewer } from '../viewer.js';
import { type Field, FieldInput } from './filter-form.js';
import { CsrfField } from './layout.js';

export interface RequestFormFields {
  readonly action: string;
  /** What it is about: the same on every page that shows it. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  /** Fields that belong together, under the words that say as what. */
  readonly groups?: readonly FieldGroup[];
  readonly button: string;
  /** Tells the forms of a page apart. */
  readonly label: string;
  /** Does so where labels do not: ids of its fields begin with it. */
  readonly key?: string;
}

export interface FieldGroup {
  readonly legend: string;
  /** Three to a row, where the page is wide enough. */
  readonly isInThrees?: boolean;
  readonly fields: readonly Field[];
}

/** A form by which somebody asks for an act or decides about one. */
export function RequestForm({ form, viewer }: { form: RequestFormFields; viewer: Viewer }) {
  const { action, hidden, fields, groups = [], button, label, key = label } = form;
  const all = [...fields, ...groups.flatMap((group) => group.fields)];
  const kind = groups.length > 0 ? 'filter tall' : 'filter';
  return (
    <form
      class={all.some(({ error }) => error !== undefined) ? `${kind} refused` : kind}
      method="post"
      action={action}
      aria-label={label}
      {...(all.some(({ type }) => type === 'file') && { encType: 'multipart/form-data' })}
    >
      <CsrfField csrf={viewer.csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Inputs fields={fields} form={key} />
      {groups.map((group) => (
        <fieldset key={group.legend} class={group.isInThrees ? 'threes' : ''}>
          <legend>{group.legend}</legend>
          <Inputs fields={group.fields} form={key} />
        </fieldset>
      ))}
      <button type="submit">{button}</button>
    </form>
  );
}

function Inputs({ fields, form }: { fields: readonly Field[]; form: string }) {
  return (
    <>
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} form={form} />
      ))}
    </>
  );
}

/** Why somebody asks. */
export const REASON_FIELD: Field = {
  ...{ name: 'reason', label: 'Reason', value: '', maxLength: 500 },
  isRequired: true,
};
