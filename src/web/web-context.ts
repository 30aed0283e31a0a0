import type { Request } from '@hapi/hapi';
import type { AccessContext } from '../app/access/access-context.js';

/** Keys of list pages as signed text, so that none can be made or bent from outside. */
export interface PageCursors {
  write(list: string, next: readonly string[]): string;
  /** Undefined when it was not given by this list. */
  read(list: string, cursor: string): readonly string[] | undefined;
}

/** What the pages work with; composed beside the API, with which they share the session and its tokens. */
export interface WebContext extends AccessContext {
  /** What forms of this session carry in their field `csrf`. */
  csrfTokenOf(sessionId: string): string;
  /** Counts a try against the rate limits; throws the 429 itself. */
  countLogIn(request: Request, practiceId: string, name: string): Promise<void>;
  /** Of the session's cookie. */
  readonly cookieName: string;
  /** The OpenAPI 3.1 document of the API. */
  openApi(): object;
  readonly cursors: PageCursors;
}
