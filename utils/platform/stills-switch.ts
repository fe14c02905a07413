import { z } from 'zod';
import { type KeyValueArea, storedItem } from './stored-item.ts';

/** Whether frames of a video may be read while it is chosen in Studio. */
export interface StillsSwitch {
  fromVideo(): Promise<{ isOn: boolean }>;
  setFromVideo(input: { isOn: boolean }): Promise<{ isOn: boolean }>;
}

/** The creator's own choice, kept on this computer. Off until it is switched on. */
export function createStillsSwitch(area: KeyValueArea): StillsSwitch {
  const item = storedItem(area, 'stills.fromVideo', z.boolean());
  return {
    async fromVideo() {
      return { isOn: (await item.read()) ?? false };
    },
    async setFromVideo({ isOn }) {
      await item.write(isOn);
      return { isOn };
    },
  };
}
