/** YouTube's colours, which follow the `color-scheme` of the frame that they stand in. */
export const FEED_COLOURS = {
  ground: 'bg-[light-dark(#ffffff,#0f0f0f)]',
  ink: 'text-[color:light-dark(#0f0f0f,#f1f1f1)]',
  muted: 'text-[color:light-dark(#606060,#aaaaaa)]',
  /** What stands for words, pictures and buttons that do not matter here. */
  bar: 'bg-[light-dark(#e5e5e5,#303030)]',
  edge: 'border-[light-dark(#d9d9d9,#3f3f3f)]',
};
