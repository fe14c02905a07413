/** Draft of the list: the painter's owner completes it. */
export const LAYOUT_IDS = ['portrait-right'] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];
