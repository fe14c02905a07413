import type { z } from 'zod';

/** A storage area of the browser's, as far as it is used here. Tests hand in one of their own. */
export interface KeyValueArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** One value that outlives the background's worker. */
export interface StoredItem<T> {
  /** The value, or null where there is none, or none that this version understands. */
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  clear(): Promise<void>;
}

/** Declares a value: where it lies, and what it must look like to be believed. */
export function storedItem<T>(area: KeyValueArea, key: string, schema: z.ZodType<T>): StoredItem<T> {
  return {
    async read() {
      const found = await area.get(key);
      const parsed = schema.safeParse(found[key]);
      return parsed.success ? parsed.data : null;
    },
    write: (value) => area.set({ [key]: value }),
    clear: () => area.remove(key),
  };
}
