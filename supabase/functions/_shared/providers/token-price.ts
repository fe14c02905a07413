import type { TokenPrices } from './image-model.ts';

export interface TokensUsed {
  /** All that went in. */
  in: number;
  /** How many of them were pictures; the rest is text. */
  imageIn: number;
  out: number;
}

/** What tokens cost in US dollars. What comes out is all billed as picture, the dearest, so that no estimate is too low. */
export function priceOf(prices: TokenPrices | undefined, used: TokensUsed): number | null {
  if (!prices || used.out <= 0) return null;
  const textIn = Math.max(used.in - used.imageIn, 0);
  return (textIn * prices.textIn + used.imageIn * prices.imageIn + used.out * prices.imageOut) / 1_000_000;
}
