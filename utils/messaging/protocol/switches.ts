import { z } from 'zod';
import type { SelectorMap } from '../../domain/selector-map.ts';
import { nothing } from './common.ts';

export interface SwitchMessages {
  /** Whether frames of a video may be read, on this computer, while it is chosen in Studio. */
  'stills.fromVideo': { isOn: boolean };
  'stills.setFromVideo': { isOn: boolean };
  /** What the content script tries before its built-in selectors. */
  'selectors.read': SelectorMap['selectors'] | null;
  /** Whether such may be fetched. */
  'selectors.mending': { isOn: boolean };
  'selectors.setMending': { isOn: boolean };
}

export const switchSchemas = {
  'stills.fromVideo': nothing,
  'stills.setFromVideo': z.object({ isOn: z.boolean() }),
  'selectors.read': nothing,
  'selectors.mending': nothing,
  'selectors.setMending': z.object({ isOn: z.boolean() }),
} as const satisfies Record<keyof SwitchMessages, z.ZodType>;
