const PATIENCE_MILLISECONDS = 30_000;
const LOOK_AGAIN_MILLISECONDS = 50;

/**
 * What `look` finds, as soon as it finds something.
 * @param what says in the error what was waited for
 * @throws where it has found nothing for half a minute: two browsers and the backend share this machine
 */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  do {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS));
  } while (Date.now() < deadline);
  throw new Error(`Not after ${PATIENCE_MILLISECONDS / 1000} s: ${what}.`);
}
