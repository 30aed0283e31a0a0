import type { ComponentChildren } from 'preact';

export type Fact = readonly [term: string, value: ComponentChildren];

/** Boxes of terms and values, as on a claim form; what is not known is left out. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== '' && value !== null);
  if (known.length === 0) return null;
  return (
    <section class="facts">
      <h2>{title}</h2>
      <dl>
        {known.map(([term, value]) => (
          <div class="fact" key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
