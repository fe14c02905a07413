import { logModelFault } from '../log.ts';
import { readTextModel } from './settings.ts';
import { createTextModel, type TextModel } from './text-model.ts';

/** The text model that the environment names, or null where it names none, or in a way that cannot be understood. */
export function configuredModel(environment: Readonly<Record<string, string | undefined>>): TextModel | null {
  const { settings, fault } = readTextModel(environment);
  if (fault) logModelFault('textModel', fault);
  return settings && createTextModel(settings);
}
