export interface PreviewPicture {
  id: string;
  /** Null until it is painted. */
  url: string | null;
  /** The picture in words. */
  label: string;
}

/** A thumbnail that the creator already has on YouTube. */
export interface Neighbour {
  url: string;
  title: string;
}

/** What stands in one spot of a feed. */
export type Seat =
  | { kind: 'own'; key: string; picture: PreviewPicture }
  | { kind: 'neighbour'; key: string; neighbour: Neighbour; number: number }
  | { kind: 'stand-in'; key: string; number: number };

/** Seats the pictures first, where they are looked for, then the neighbours, and painted stand-ins where those run out. */
export function seat(pictures: readonly PreviewPicture[], neighbours: readonly Neighbour[], count: number): Seat[] {
  const own: Seat[] = pictures.map((picture) => ({ kind: 'own', key: picture.id, picture }));
  const others = Array.from({ length: Math.max(0, count - own.length) }, (_, number): Seat => {
    const neighbour = neighbours[number];
    const key = `beside-${number}`;
    return neighbour ? { kind: 'neighbour', key, neighbour, number } : { kind: 'stand-in', key, number };
  });
  return [...own, ...others];
}
