import type { KeyValueArea } from '../../../utils/platform/stored-item.ts';

/** A storage area that lasts as long as the test. Like the browser's, it keeps copies. */
export function createMemoryArea(): KeyValueArea & { readonly contents: Record<string, unknown> } {
  const contents: Record<string, unknown> = {};
  return {
    contents,
    async get(key) {
      return key in contents ? { [key]: structuredClone(contents[key]) } : {};
    },
    async set(items) {
      Object.assign(contents, structuredClone(items));
    },
    async remove(key) {
      delete contents[key];
    },
  };
}
