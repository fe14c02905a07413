import { expect, it } from 'vitest';
import { createSwitch } from '../../../utils/platform/switch.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

it.each([false, true])('is %s until it is switched, and remembers', async (isOnAtFirst) => {
  const area = createMemoryArea();
  const one = () => createSwitch(area, 'one', isOnAtFirst);
  expect(await one().read()).toEqual({ isOn: isOnAtFirst });
  expect(await one().set({ isOn: !isOnAtFirst })).toEqual({ isOn: !isOnAtFirst });
  expect(await one().read()).toEqual({ isOn: !isOnAtFirst });
  expect(await createSwitch(area, 'other', isOnAtFirst).read()).toEqual({ isOn: isOnAtFirst });
});
