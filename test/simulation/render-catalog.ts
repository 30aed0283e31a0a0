import { CHAPTERS } from './misbehaviours/catalog.js';

/** The list of docs/simulation.md, as it has to stand there. */
export function renderCatalog(): string {
  return CHAPTERS.map(({ title, misbehaviours }) => {
    const rows = misbehaviours.map(({ name, does, stands }) => `| ${name} | ${does} | ${stands} |`);
    return `### ${title}\n\n| name | what the payer does | what must stand |\n|---|---|---|\n${rows.join('\n')}\n`;
  }).join('\n');
}
