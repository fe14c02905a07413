import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { NET_FILES, NET_FOLDER } from './utils/cutout/net-files.ts';
import { readBackendAddress } from './utils/platform/environment.ts';

/** Called once WXT has loaded the .env files, which is after this file. */
const backend = () => new URL(readBackendAddress(process.env).url);

/** Takes from the content script what serves its readers only: when selectors were last seen, and how its styles are set out. */
const LEANER_STUDIO = {
  name: 'klikk:leaner-studio',
  transform(code: string, id: string) {
    if (!/\/utils\/studio\/[^/]+\.ts$/.test(id)) return null;
    const dateless = code.replaceAll(/,\s*seen: (['"])[\d-]+\1/g, '');
    return { code: dateless.replaceAll(/`\n[^`]*`/g, squeeze), map: null };
  },
};

const squeeze = (style: string) => style.replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?|(:) /g, '$1$2');

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  outDirTemplate: `${process.env.KLIKK_BUILD_NAME ?? '{{browser}}-mv{{manifestVersion}}'}`,
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  vite: () => ({ plugins: [tailwindcss()] }),
  hooks: {
    // The content script uses nothing of the polyfill, which is a quarter of what a script on Studio's page may weigh, nor
    // of the catalogues' plurals, and a quarter of WXT's own class.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'content-script')) return;
      config.plugins = [config.plugins, LEANER_STUDIO];
      config.resolve = {
        ...config.resolve,
        alias: {
          ...config.resolve?.alias,
          'wxt/browser': '@wxt-dev/browser',
          '@wxt-dev/i18n': path.resolve('utils/platform/plain-i18n.ts'),
          'wxt/utils/content-script-context': path.resolve('utils/platform/plain-content-context.ts'),
        },
      };
    },
    'build:publicAssets': (_, assets) => {
      for (const { package: name, file } of NET_FILES) {
        const absoluteSrc = path.resolve('node_modules', name, file);
        assets.push({ absoluteSrc, relativeDest: `${NET_FOLDER}/${file}` });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'identity', ...(browser === 'firefox' ? [] : ['scripting'])],
    host_permissions: [
      `${backend().protocol}//${backend().hostname}/*`,
      ...(browser === 'firefox' ? [] : ['https://studio.youtube.com/*']),
    ],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' blob: data:",
        'media-src blob:',
        "font-src 'self'",
        "worker-src 'self'",
        `connect-src 'self' ${backend().origin}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    },
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['https://studio.youtube.com/*'] }],
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'klikk@useklikk.com',
          strict_min_version: '140.0',
          data_collection_permissions: {
            required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
          },
        },
      },
    }),
  }),
});
