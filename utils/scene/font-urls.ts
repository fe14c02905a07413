/// <reference types="vite/client" />

/** Address inside the extension of every font file, by its path inside `@fontsource`. The build puts the files there. */
export const FONT_URLS: Record<string, string> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        '/node_modules/@fontsource/bangers/files/*-{latin,latin-ext,vietnamese}-400-normal.woff2',
        '/node_modules/@fontsource/roboto-condensed/files/*-{latin,latin-ext,vietnamese,cyrillic,greek}-800-normal.woff2',
        '/node_modules/@fontsource/montserrat/files/*-{latin,latin-ext,vietnamese,cyrillic}-800-normal.woff2',
        '/node_modules/@fontsource/sofia-sans-extra-condensed/files/*-{latin,latin-ext,cyrillic,greek}-900-normal.woff2',
        '/node_modules/@fontsource/almarai/files/*-arabic-800-normal.woff2',
        '/node_modules/@fontsource/noto-sans-hebrew/files/*-hebrew-900-normal.woff2',
        '/node_modules/@fontsource/noto-sans-devanagari/files/*-devanagari-900-normal.woff2',
        '/node_modules/@fontsource/noto-sans-thai/files/*-thai-900-normal.woff2',
        '/node_modules/@fontsource/noto-sans-jp/files/*-japanese-700-normal.woff2',
        '/node_modules/@fontsource/noto-sans-kr/files/*-korean-900-normal.woff2',
        '/node_modules/@fontsource/noto-emoji/files/noto-emoji-emoji-700-normal.woff2',
        '/node_modules/@fontsource/noto-sans-sc/files/*-chinese-simplified-900-normal.woff2',
      ],
      { query: '?url&no-inline', import: 'default', eager: true },
    ),
  ).map(([path, url]) => [path.replace('/node_modules/@fontsource/', ''), url]),
);
