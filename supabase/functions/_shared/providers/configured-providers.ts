import { logModelFault } from '../log.ts';
import { type ImageProvidersReading, readImageProviders } from './settings.ts';

/** What the environment says of image models; what it says wrongly is logged and left out. */
export function configuredProviders(environment: Readonly<Record<string, string | undefined>>): ImageProvidersReading {
  const reading = readImageProviders(environment);
  for (const fault of reading.faults) logModelFault('imageModels', fault);
  return reading;
}
