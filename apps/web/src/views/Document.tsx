/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Assets } from '../assets.js';
import { viewLink } from '../links.js';
import type { View } from '../view.js';
import type { Viewer } from '../viewer.js';
import { Text } from './Text.js';

type Props = {
  title: string;
  /** What is said of the view to who listens. */
  say: string;
  viewer: Viewer | null;
  assets: Assets;
  /** The part of the page that is open. */
  current: View['current'] | undefined;
  children: Child;
};

const parts = {
  sites: { label: 'Sites', href: '/' },
  archives: { label: 'Archives', href: viewLink({ view: 'archives' }) },
  jobs: { label: 'Jobs', href: viewLink({ view: 'jobs' }) },
  tokens: { label: 'Tokens', href: viewLink({ view: 'tokens' }) },
} as const satisfies Record<NonNullable<View['current']>, { label: string; href: string }>;

/** The page around every view. Script and style are files of this server, named by their hash. */
export const Document = ({ title, say, viewer, assets, current, children }: Props) => (
  <>
    {raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · tsferry`}</title>
        <link rel="icon" href={assets.icon.href} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style.href} integrity={assets.style.integrity} />
        <script type="module" src={assets.script.href} integrity={assets.script.integrity}></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="top">
          <a class="wordmark" href="/">
            tsferry
          </a>
          {viewer === null ? null : (
            <>
              <nav aria-label="Main">
                <ul>
                  {Object.entries(parts)
                    .filter(([part]) => part !== 'tokens' || viewer.mayAdminister)
                    .map(([part, { label, href }]) => (
                      <li>
                        <a href={href} aria-current={part === current ? 'true' : undefined}>
                          {label}
                        </a>
                      </li>
                    ))}
                </ul>
              </nav>
              <form class="viewer" method="post" action="/session/end" data-plain="">
                <span>
                  <Text of={viewer.name} /> <span class="role">{viewer.role}</span>
                </span>
                <button class="quiet">Sign out</button>
              </form>
            </>
          )}
        </header>
        <main id="main" tabindex={-1} data-say={say}>
          {children}
        </main>
        <p id="announce" class="unseen" role="status"></p>
      </body>
    </html>
  </>
);
