import type { ComponentChildren } from 'preact';
import type { Viewer } from '../viewer.js';
import { presentNavigation } from './navigation.js';

interface LayoutProps {
  /** Says where one is; also the page's one heading of the first level. */
  readonly title: string;
  /** What the title belongs to: `Claims`. */
  readonly within?: string;
  readonly viewer: Viewer;
  readonly children?: ComponentChildren;
}

/** The frame of every page: title, links, who is logged in. No script, and no style but the style sheet. */
export function Layout({ title, within, viewer, children }: LayoutProps) {
  const place = [title, within, 'Claimwright'].filter(Boolean).join(' · ');
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{place}</title>
        <link rel="icon" href="/assets/claimwright.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/claimwright.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <a class="brand" href="/">
            Claimwright
          </a>
          <Navigation viewer={viewer} />
          <Session viewer={viewer} />
        </header>
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>Amounts are US dollars, times are UTC.</footer>
      </body>
    </html>
  );
}

function Navigation({ viewer }: { viewer: Viewer }) {
  const entries = presentNavigation(viewer);
  if (entries.length === 0) return null;
  return (
    <nav aria-label="Pages">
      <ul>
        {entries.map(({ title, href, isCurrent }) => (
          <li key={href}>
            <a href={href} {...(isCurrent && { 'aria-current': 'page' as const })}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Session({ viewer: { userName, actor, csrf } }: { viewer: Viewer }) {
  if (csrf === undefined) return null;
  return (
    <form class="session" method="post" action="/logout">
      <CsrfField csrf={csrf} />
      <span>
        {userName}
        {actor && <small> {actor.role.replaceAll('-', ' ')}</small>}
      </span>
      {actor && <a href="/second-factor">Second factor</a>}
      <button type="submit">Log out</button>
    </form>
  );
}

/** What shows that a form was sent by our own page in the same session. */
export function CsrfField({ csrf }: { csrf: string | undefined }) {
  return csrf === undefined ? null : <input type="hidden" name="csrf" value={csrf} />;
}
