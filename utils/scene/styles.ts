/** What a creator chooses between in the panel. `auto` leaves the choice to the art director, one of each. */
export const STYLE_IDS = ['auto', 'bold', 'cinematic', 'clean', 'playful'] as const;
export type StyleId = (typeof STYLE_IDS)[number];
