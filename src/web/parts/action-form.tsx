import type { Viewer } from '../viewer.js';
import type { Field } from './filter-form.js';
import { type FieldGroup, RequestForm } from './request-form.js';

export interface ActionFormFields {
  readonly title: string;
  /** What it does, where the title alone does not say it. */
  readonly about?: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly groups?: readonly FieldGroup[];
  readonly button: string;
}

/** A form that changes something, under a heading that says what. */
export function ActionForm({ viewer, ...form }: ActionFormFields & { readonly viewer: Viewer }) {
  const { title, about, ...rest } = form;
  return (
    <section>
      <h2>{title}</h2>
      {about !== undefined && <p>{about}</p>}
      <RequestForm form={{ ...rest, hidden: {}, label: title }} viewer={viewer} />
    </section>
  );
}
