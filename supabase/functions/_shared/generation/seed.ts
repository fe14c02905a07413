import type { GenerationId } from '../../../../utils/domain/ids.ts';

/** An unsigned 32-bit number that follows from the id (FNV-1a), so that the same generation always looks the same. */
export function seedOf(id: GenerationId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
