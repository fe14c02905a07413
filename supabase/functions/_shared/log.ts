import type { PaintTrouble } from './providers/image-provider.ts';
import type { Refusal } from './refusal.ts';
import type { ModelTrouble } from './text-model/text-model.ts';

/**
 * One line of JSON for a request that was not answered with success; those that were are in the gateway's log.
 * Codes, names and places in our source, never a word that a person sent: messages of errors quote what came in.
 */
export function logTrouble(name: string, requestId: string, refusal: Refusal): void {
  const line = { function: name, requestId, status: refusal.status, code: refusal.code };
  if (refusal.status < 500) console.warn(JSON.stringify(line));
  else console.error(JSON.stringify({ ...line, ...describeCause(refusal.cause) }));
}

function describeCause(cause: unknown): { error: string; at: string[] } {
  if (!(cause instanceof Error)) return { error: typeof cause, at: [] };
  const lines = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { error: cause.name, at: lines.filter((line) => line.startsWith('at ')).slice(0, 8) };
}

/** One line for a part of the project that does not answer as it should. */
export function logPartsDown(requestId: string, parts: Readonly<Record<string, 'up' | 'down'>>): void {
  const down = Object.keys(parts).filter((part) => parts[part] === 'down');
  console.error(JSON.stringify({ function: 'health', requestId, down }));
}

/** One line for a text model that was of no use, so that whoever runs the server sees why the rules did its work. */
export function logModelTrouble(name: string, model: string, { note, detail }: ModelTrouble): void {
  console.warn(JSON.stringify({ function: name, model, note, ...detail }));
}

/** One line, when a function starts, for models that are asked for in a way that cannot be understood. */
export function logModelFault(part: 'textModel' | 'imageModels', fault: string): void {
  console.error(JSON.stringify({ [part]: 'off', fault }));
}

/** One line for a picture that a model did not paint. */
export function logPaintTrouble(model: string, { kind, detail }: PaintTrouble): void {
  console.warn(JSON.stringify({ function: 'generate', model, trouble: kind, ...detail }));
}

/** One line for a job that broke off: whoever asks for it next goes on with it. */
export function logJobFault(thrown: unknown): void {
  console.error(JSON.stringify({ function: 'generate', job: 'broken off', ...describeCause(thrown) }));
}

/** One line, when a function starts, for creators' own keys that cannot be kept the way the project is set up. */
export function logOwnKeysFault(fault: string): void {
  console.error(JSON.stringify({ ownKeys: 'off', fault }));
}
