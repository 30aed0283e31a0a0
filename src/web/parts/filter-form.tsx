import type { Viewer } from '../viewer.js';
import { CsrfField } from './layout.js';

/** A field as the page shows it; a choice has options, everything else is typed. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly (readonly [value: string, label: string])[];
  readonly type?: 'text' | 'date' | 'checkbox';
  readonly hint?: string;
  readonly maxLength?: number;
}

interface FilterFormProps {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly button: string;
  readonly label: string;
  /** What is looked for says something of a patient: it is sent in the body, and stands in no address. */
  readonly isPrivate?: boolean;
  readonly viewer: Viewer;
}

export function FilterForm({ action, fields, button, label, isPrivate, viewer }: FilterFormProps) {
  return (
    <form class="filter" method={isPrivate ? 'post' : 'get'} action={action} aria-label={label}>
      {isPrivate && <CsrfField csrf={viewer.csrf} />}
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} form={button} />
      ))}
      <button type="submit">{button}</button>
    </form>
  );
}

/** A labelled field; its id carries the form's name, since a page may hold two forms with the same fields. */
function FieldInput({ field, form }: { field: Field; form: string }) {
  const id = `${form.toLowerCase().replaceAll(' ', '-')}-${field.name}`;
  if (field.type === 'checkbox') {
    return (
      <label class="check" for={id}>
        <input id={id} type="checkbox" name={field.name} value="true" checked={field.value === 'true'} />{' '}
        {field.label}
      </label>
    );
  }
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {field.options ? <Choice id={id} field={field} /> : <Typed id={id} field={field} />}
    </div>
  );
}

function Choice({ id, field: { name, value, options = [] } }: { id: string; field: Field }) {
  return (
    <select id={id} name={name}>
      {options.map(([each, label]) => (
        <option key={each} value={each} selected={each === value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Typed({ id, field }: { id: string; field: Field }) {
  const { name, value, type, hint, maxLength } = field;
  if (type === 'date') return <input id={id} type="date" name={name} value={value} />;
  return (
    <input
      id={id}
      name={name}
      value={value}
      autoComplete="off"
      {...(hint !== undefined && { placeholder: hint })}
      {...(maxLength !== undefined && { maxLength })}
    />
  );
}
