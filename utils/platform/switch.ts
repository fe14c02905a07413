import { z } from 'zod';
import { type KeyValueArea, storedItem } from './stored-item.ts';

/** A choice of the creator's own, kept on this computer. */
export interface Switch {
  read(): Promise<{ isOn: boolean }>;
  set(input: { isOn: boolean }): Promise<{ isOn: boolean }>;
}

/** @param isOnAtFirst until it is switched */
export function createSwitch(area: KeyValueArea, key: string, isOnAtFirst: boolean): Switch {
  const item = storedItem(area, key, z.boolean());
  return {
    async read() {
      return { isOn: (await item.read()) ?? isOnAtFirst };
    },
    async set({ isOn }) {
      await item.write(isOn);
      return { isOn };
    },
  };
}
