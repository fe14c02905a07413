/** Studio's own least width. A picture below it is Studio's small copy, not what the creator once chose. */
const WIDTH_MIN = 640;
const READ_MILLISECONDS = 2000;

/**
 * The bytes of the custom thumbnail that Studio shows, so that they can be put back. Null where the picture is on a server
 * that lets nobody read it, or is only a small copy.
 * @param address the picture's, as the page has it
 */
export async function keepPicture(address: string | null, signal: AbortSignal): Promise<File | null> {
  if (!address || !/^(blob|data):/.test(address)) return null;
  try {
    const response = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(READ_MILLISECONDS)]),
    });
    const bytes = await response.blob();
    const extension = EXTENSIONS.get(bytes.type);
    if (!extension) return null;
    const bitmap = await createImageBitmap(bytes);
    const isWhole = bitmap.width >= WIDTH_MIN;
    bitmap.close();
    return isWhole ? new File([bytes], `thumbnail.${extension}`, { type: bytes.type }) : null;
  } catch {
    return null;
  }
}

/** What Studio's uploader takes. */
const EXTENSIONS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
]);
