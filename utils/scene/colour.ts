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

/** A channel of an sRGB colour, 0 to 255, with the gamma taken out: 0 to 1. */
export function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** 0 for the same colour; about 1 between black and white. */
export function distance(one: OkLab, other: OkLab): number {
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}

/** The sRGB colour `#rrggbb` of an OKLab one; what no screen can show is brought to the nearest grey side until it can. */
export function fromOkLab(colour: OkLab): string {
  for (let share = 1; share > 0; share -= 0.04) {
    const channels = toChannels({ lightness: colour.lightness, a: colour.a * share, b: colour.b * share });
    if (channels.every((channel) => channel > -0.001 && channel < 1.001)) return toHex(channels);
  }
  return toHex(toChannels({ lightness: Math.min(1, Math.max(0, colour.lightness)), a: 0, b: 0 }));
}

function toChannels({ lightness, a, b }: OkLab): number[] {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function toHex(channels: readonly number[]): string {
  const bytes = channels.map((linear) => {
    const value = Math.min(1, Math.max(0, linear));
    const gamma = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}

/** A colour of that lightness, colourfulness and hue (degrees), as sRGB. */
export function fromHue(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  return fromOkLab({ lightness, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) });
}

/** Hue in degrees from 0 up to 360, and how colourful it is. */
export function hueOf({ a, b }: OkLab): { hue: number; chroma: number } {
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(a, b) };
}

/** Relative luminance of an sRGB colour as WCAG 2 has it, 0 to 1. */
export function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return 0.2126 * toLinear(value >> 16) + 0.7152 * toLinear((value >> 8) & 0xff) + 0.0722 * toLinear(value & 0xff);
}

/** Contrast of two colours as WCAG 2 has it, 1 to 21. */
export function contrast(one: string, other: string): number {
  return contrastOf(luminance(one), luminance(other));
}

/** Contrast of two relative luminances, 1 to 21. */
export function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
