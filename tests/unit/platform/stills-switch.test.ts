import { expect, it } from 'vitest';
import { createStillsSwitch } from '../../../utils/platform/stills-switch.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

it('is off until it is switched on, and remembers', async () => {
  const area = createMemoryArea();
  expect(await createStillsSwitch(area).fromVideo()).toEqual({ isOn: false });
  expect(await createStillsSwitch(area).setFromVideo({ isOn: true })).toEqual({ isOn: true });
  expect(await createStillsSwitch(area).fromVideo()).toEqual({ isOn: true });
  await createStillsSwitch(area).setFromVideo({ isOn: false });
  expect(await createStillsSwitch(area).fromVideo()).toEqual({ isOn: false });
});
