import { FACE_NET_FILE } from '../net-files.ts';
import { type Net, readTflite } from './read-tflite.ts';

/**
 * Loads MediaPipe's BlazeFace: a net alone, without the program that it comes with, which needs `eval`.
 * @param folder address of the net's file, ending in a slash
 * @throws where the file is not to be had, or is another
 */
export async function loadFaceNet(folder: string): Promise<Net> {
  const response = await fetch(`${folder}${FACE_NET_FILE}`);
  return readTflite(await response.arrayBuffer());
}
