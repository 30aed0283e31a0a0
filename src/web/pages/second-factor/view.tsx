import { CsrfField, Layout } from '../../parts/layout.js';
import type { Viewer } from '../../viewer.js';
import type { SecondFactorPage } from './presenter.js';

export function SecondFactorView({
  secondFactor,
  viewer,
}: {
  secondFactor: SecondFactorPage;
  viewer: Viewer;
}) {
  const { enrolment, secret, uri, failure } = secondFactor;
  return (
    <Layout title="Second factor" viewer={viewer}>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {enrolment === undefined ? (
        <p>
          Your account has a second factor. To use it, log out and log in with its code. If your app is lost,
          ask an administrator.
        </p>
      ) : (
        <>
          {secret !== undefined && uri !== undefined && <Secret secret={secret} uri={uri} />}
          <form class="stack" method="post" action="/second-factor" aria-label="Confirm the second factor">
            <CsrfField csrf={viewer.csrf} />
            <input type="hidden" name="enrolment" value={enrolment} />
            <label for="code">Code that the app shows now</label>
            <input
              id="code"
              name="code"
              required
              inputMode="numeric"
              maxLength={20}
              autoComplete="one-time-code"
            />
            <button type="submit">Confirm</button>
          </form>
          {failure !== undefined && (
            <p>
              <a href="/second-factor">Begin again with a new key</a>
            </p>
          )}
        </>
      )}
    </Layout>
  );
}

function Secret({ secret, uri }: { secret: string; uri: string }) {
  return (
    <>
      <p>
        Add an account to an authenticator app and type this key, or, on the device that has the app,{' '}
        <a href={uri}>open it there</a>. Then type the code that the app shows.
      </p>
      <p>
        <code class="secret">{secret}</code>
      </p>
    </>
  );
}
