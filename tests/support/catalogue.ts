import { parseMessagesFile } from '@wxt-dev/i18n/build';

/** What the interface says in a language, by the catalogue's keys. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** @param name of the file below `locales`, such as `pt_BR` */
export async function readWords(name: string): Promise<Words> {
  const messages = new Map(
    (await parseMessagesFile(`locales/${name}.yml`)).map((message) => [message.key.join('.'), message]),
  );
  return (key, values = {}) => {
    const message = messages.get(key);
    if (message?.type !== 'simple') throw new Error(`locales/${name}.yml has no sentence ${key}.`);
    return message.message.replaceAll(/\{(\w+)\}/g, (_, value: string) => String(values[value]));
  };
}
