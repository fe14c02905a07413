/** Draft of the list: the painter's owner completes it. */
export const PALETTE_IDS = ['cobalt'] as const;
export type PaletteId = (typeof PALETTE_IDS)[number];
