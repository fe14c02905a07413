/** A colour in OKLab, where distance is about what the eye sees as difference (Björn Ottosson, 2020). */
export interface OkLab {
  /** 0 black to 1 white. */
  lightness: number;
  /** Green to red. */
  a: number;
  /** Blue to yellow. */
  b: number;
}

/** An sRGB colour `#rrggbb` in OKLab. */
export function toOkLab(hex: string): OkLab {
  const value = Number.parseInt(hex.slice(1), 16);
  const red = toLinear(value >> 16);
  const green = toLinear((value >> 8) & 0xff);
  const blue = toLinear(value & 0xff);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** 0 for the same colour; about 1 between black and white. */
export function distance(one: OkLab, other: OkLab): number {
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}
