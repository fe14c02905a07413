type Json = unknown;

/**
 * Brings two changes of one thing together, part by part: what `mine` has changed since `base` stays, all else is as in
 * `theirs`. Lists whose length has changed count as one part.
 */
export function merge<T>(base: T, mine: T, theirs: T): T {
  return mergeJson(base, mine, theirs) as T;
}

function mergeJson(base: Json, mine: Json, theirs: Json): Json {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    if (base.length !== mine.length || base.length !== theirs.length) return mine;
    return mine.map((part, index) => mergeJson(base[index], part, theirs[index]));
  }
  if (isRecord(base) && isRecord(mine) && isRecord(theirs) && base.kind === mine.kind && base.kind === theirs.kind) {
    const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    return Object.fromEntries(names.map((name) => [name, mergeJson(base[name], mine[name], theirs[name])]));
  }
  return mine;
}

/** Whether two pieces of JSON say the same. */
export function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  }
  if (isRecord(one) && isRecord(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name], other[name]));
  }
  return false;
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
