import { createCanvas, loadImage } from '@napi-rs/canvas';
import { createServices, type Services } from '../../../entrypoints/background/services.ts';
import { fitSize } from '../../../utils/domain/brand-files.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { WebAuth } from '../../../utils/platform/web-auth.ts';
import { A_PREVIEW, aDisk, aLog, openDatabase } from './builders.ts';
import { createMemoryArea } from './memory-area.ts';
import { createMortality, type Mortality } from './mortality.ts';

/** A browser profile with the extension in it: what is kept on its disk, and backgrounds that wake over that. */
export interface Profile {
  area: ReturnType<typeof createMemoryArea>;
  disk: IDBFactory;
  /** Times that the background asked to be woken. */
  readonly wakeUps: number;
  /** The background as it is after it has woken: new services over what is kept. */
  wake(mortality?: Mortality): Services;
}

/**
 * @param network by which its backgrounds reach the backend
 * @param locale the interface's language
 * @param webAuth the browser's window for signing in elsewhere
 */
export function createProfile(
  backend: { url: string; publishableKey: string },
  network: typeof fetch = (input, init) => fetch(input, init),
  locale = 'en',
  webAuth: WebAuth = NO_WINDOW,
): Profile {
  const area = createMemoryArea();
  const disk = aDisk();
  let wakeUps = 0;
  return {
    area,
    disk,
    get wakeUps() {
      return wakeUps;
    },
    wake: (mortality = createMortality()) =>
      createServices({
        backend,
        selectorsKey: null,
        fetch: mortality.fetch(network),
        area: mortality.area(area),
        memory: createMemoryArea(),
        database: mortality.database(openDatabase(disk)),
        log: aLog(),
        locale: () => locale,
        now: Date.now,
        webAuth,
        openStudio: async () => {},
        setWakeUp: async () => void wakeUps++,
        makePreview: async () => A_PREVIEW,
        shortenPhoto: shortenInNode,
      }),
  };
}

const NO_WINDOW: WebAuth = {
  redirectUrl: () => 'https://klikk.chromiumapp.org/',
  open: async () => null,
};

/** As the extension's worker does, with the canvas of tests. */
async function shortenInNode(jpeg: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await loadImage(Buffer.from(jpeg));
  const { width, height } = fitSize(picture, LIMITS.referencePixels);
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(picture, 0, 0, width, height);
  return new Uint8Array(await canvas.encode('jpeg', 90));
}
