import type { WebAuth } from '../../utils/platform/web-auth.ts';

/** What a person does in the window of the stand-in for Google. */
export type Choice = { name: string; email: string; verified?: 'yes' } | { refuse: 'yes' } | 'close';

/** Redirects that a browser follows before it gives up. */
const STEPS = 10;

/** Google's window without a window: goes where a browser would go, and chooses what `choose` says. */
export function createGoogleWindow(choose: () => Choice | Promise<Choice>): WebAuth {
  const redirectUrl = 'https://klikk.chromiumapp.org/';
  return {
    redirectUrl: () => redirectUrl,
    async open(url) {
      let address = new URL(url);
      for (let step = 0; step < STEPS; step += 1) {
        if (address.href.startsWith(redirectUrl)) return address.href;
        if (address.origin !== new URL(url).origin) throw new Error(`The window leaves for ${address.origin}.`);
        const choice = address.pathname === '/google/authorize' ? await choose() : null;
        if (choice === 'close') return null;
        const answer = await fetch(address, {
          redirect: 'manual',
          ...(choice && { method: 'POST', body: new URLSearchParams(choice) }),
        });
        const location = answer.headers.get('location');
        if (!location) throw new Error(`The window stays at ${address.origin}${address.pathname} (${answer.status}).`);
        address = new URL(location, address);
      }
      throw new Error(`The window does not come to an end: it is at ${address.origin}${address.pathname}.`);
    },
  };
}
