import { expect, it, vi } from 'vitest';
import type { PanelServices } from '../../../components/panel/panel-services.ts';
import { createStillSource } from '../../../components/panel/still-source.ts';

const FRAME = { time: 3, jpeg: new Blob(['frame']) };
const READ = { count: 6, signal: new AbortController().signal, onProgress: () => {} };

function aSource() {
  const readVideoFrames = vi.fn(async () => [FRAME]);
  const services: Pick<PanelServices, 'call' | 'askStudio' | 'draftKey' | 'readVideoFrames'> = {
    call: vi.fn(async () => ({ isOn: true })) as unknown as PanelServices['call'],
    askStudio: vi.fn(async () => ({ own: [] })) as unknown as PanelServices['askStudio'],
    draftKey: 'draft' as PanelServices['draftKey'],
    readVideoFrames,
  };
  return { source: createStillSource(services as PanelServices), readVideoFrames };
}

it('has the frames that were read, without reading them again', async () => {
  const { source, readVideoFrames } = aSource();
  expect((await source.read()).frames).toEqual([]);
  await source.frames(READ);
  expect((await source.read()).frames).toEqual([FRAME]);
  expect(readVideoFrames).toHaveBeenCalledTimes(1);
});

it('forgets them once frames may not be read any more', async () => {
  const { source } = aSource();
  await source.frames(READ);
  await source.setVideoOn(false);
  expect((await source.read()).frames).toEqual([]);
});
