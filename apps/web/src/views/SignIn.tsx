/** @jsxImportSource hono/jsx */
/** For somebody who is not known yet. */
export const SignIn = () => (
  <section class="sign-in">
    <h1>Sign in</h1>
    <p>Open the link that the server printed when it started, or enter a token.</p>
    <form method="post" action="/session" data-enter="">
      <div class="field">
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required />
      </div>
      <p class="failure" role="alert" data-failure=""></p>
      <button>Sign in</button>
    </form>
  </section>
);
