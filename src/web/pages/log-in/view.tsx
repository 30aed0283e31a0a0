import { Layout } from '../../parts/layout.js';
import type { Viewer } from '../../viewer.js';
import type { LogInPage } from './presenter.js';

export function LogInView({ logIn, viewer }: { logIn: LogInPage; viewer: Viewer }) {
  const { practiceId, name, next, failure } = logIn;
  return (
    <Layout title="Log in" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <form class="stack" method="post" action="/login" aria-label="Log in">
        <input type="hidden" name="next" value={next} />
        <label for="name">Name</label>
        <input id="name" name="name" value={name} required maxLength={64} autoComplete="username" />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          required
          maxLength={128}
          autoComplete="current-password"
        />
        <label for="code">Code of your second factor, if you have one</label>
        <input id="code" name="code" inputMode="numeric" maxLength={20} autoComplete="one-time-code" />
        <label for="practiceId">Practice</label>
        <input
          id="practiceId"
          name="practiceId"
          value={practiceId}
          maxLength={64}
          autoComplete="organization"
        />
        <button type="submit">Log in</button>
      </form>
    </Layout>
  );
}
