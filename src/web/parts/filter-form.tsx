import type { Viewer } from '../viewer.js';
import { CsrfField } from './layout.js';

/** A field as the page shows it; a choice has options, everything else is typed. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly (readonly [value: string, label: string])[];
  readonly type?: 'text' | 'date' | 'checkbox' | 'file';
  readonly hint?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** What is wrong with what was typed; stands beneath it. */
  readonly error?: string;
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
export function FieldInput({ field, form }: { field: Field; form: string }) {
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
      {field.error !== undefined && (
        <p class="wrong" id={errorIdOf(id)}>
          {field.error}
        </p>
      )}
    </div>
  );
}

const errorIdOf = (id: string) => `${id}-error`;

/** Says to who hears the page what is wrong. */
function faultOf(id: string, { error }: Field) {
  return error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorIdOf(id) };
}

function Choice({ id, field }: { id: string; field: Field }) {
  const { name, value, options = [] } = field;
  return (
    <select id={id} name={name} {...faultOf(id, field)}>
      {options.map(([each, label]) => (
        <option key={each} value={each} selected={each === value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** Fields of at most so many characters are as wide as what they hold. */
const SHORT = 16;

function Typed({ id, field }: { id: string; field: Field }) {
  const { name, value, type, hint, maxLength, isRequired } = field;
  const fault = faultOf(id, field);
  if (type === 'date') return <input id={id} type="date" name={name} value={value} {...fault} />;
  if (type === 'file') return <input id={id} type="file" name={name} required {...fault} />;
  return (
    <input
      id={id}
      name={name}
      value={value}
      {...fault}
      autoComplete="off"
      {...(hint !== undefined && { placeholder: hint })}
      {...(maxLength !== undefined && { maxLength })}
      {...(maxLength !== undefined && maxLength <= SHORT && { size: maxLength })}
      {...(isRequired && { required: true })}
    />
  );
}
