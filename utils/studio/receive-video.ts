import { AppError } from '../domain/errors.ts';

const STUDIO_ORIGIN = 'https://studio.youtube.com';
const ARRIVAL_MILLISECONDS = 3000;

/**
 * Waits in the panel's document for the video file that its content script hands over. The browser's extension messages are
 * JSON in Chromium and carry no file, so it comes by `postMessage`, which anybody in the tab can call: the panel makes a secret
 * for each time, tells it to the content script alone, and takes one message that holds it. Whatever else comes in is not looked
 * at, and nothing is ever sent that way from the panel.
 *
 * @param ask tells the content script the secret
 * @throws AppError as `ask` does, or `studio_not_found` where nothing arrives
 */
export async function receiveVideo(ask: (secret: string) => Promise<unknown>): Promise<File> {
  const secret = crypto.randomUUID();
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(ARRIVAL_MILLISECONDS)]);
  const arrival = new Promise<File>((resolve, reject) => {
    const receive = ({ origin, data }: MessageEvent<unknown>) => {
      const file = origin === STUDIO_ORIGIN ? readFile(data, secret) : null;
      if (file) resolve(file);
    };
    addEventListener('message', receive, { signal });
    signal.addEventListener('abort', () => reject(new AppError('studio_not_found')));
  });
  try {
    const [file] = await Promise.all([arrival, ask(secret)]);
    return file;
  } finally {
    controller.abort();
  }
}

function readFile(data: unknown, secret: string): File | null {
  const isOurs = typeof data === 'object' && data !== null && 'secret' in data && data.secret === secret;
  return isOurs && 'file' in data && data.file instanceof File ? data.file : null;
}
