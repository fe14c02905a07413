/** For tests of variations, which take long: `npm run test:long` runs them, `npm test` does not. */
export const LONG = { tag: '@long' };

export const tagOf = (isLong: boolean) => (isLong ? LONG : {});
