import type { IssueView } from '../../app/views/common.js';

/** What was found, one sentence each, with the stable code by which it is looked up. */
export function IssueList({ issues }: { issues: readonly IssueView[] }) {
  if (issues.length === 0) return null;
  return (
    <ul class="issues">
      {issues.map(({ code, severity, text }, index) => (
        <li key={`${index} ${code}`}>
          <strong>{SEVERITIES[severity] ?? severity}:</strong> {text} <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

const SEVERITIES: Readonly<Record<string, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Note',
};
