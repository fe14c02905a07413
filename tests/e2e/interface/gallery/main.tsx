import catalogues from 'virtual:catalogues';

/**
 * Shows one screen in one state: `?story=panel-results&theme=dark&language=pt-BR`. Made for tests and for eyes; no part of the
 * extension.
 */

const parameters = new URLSearchParams(location.search);
const messages = catalogues[parameters.get('language') ?? 'en'] ?? {};

// What the components find in an extension's page, as far as they use it.
Object.assign(globalThis, {
  browser: {
    runtime: { id: 'gallery' },
    i18n: { getMessage: (key: string, values: string[] = []) => fill(messages[key]?.message ?? '', values) },
  },
});

function fill(message: string, values: string[]): string {
  return message.replaceAll(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '');
}

const { showStory } = await import('./show-story.tsx');
await showStory(parameters.get('story') ?? '', {
  theme: parameters.get('theme') === 'dark' ? 'dark' : 'light',
});
