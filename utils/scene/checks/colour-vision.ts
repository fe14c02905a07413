import { toLinear } from '../colour.ts';

/** The three ways in which one kind of cone is missing: the red, the green and the blue one. */
export const COLOUR_VISIONS = ['protanopia', 'deuteranopia', 'tritanopia'] as const;
export type ColourVision = (typeof COLOUR_VISIONS)[number];

/** Red, green and blue from 0 to 1, with the gamma taken out. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/**
 * What somebody with that vision sees, as a picture that others see so: each row makes one channel of the seen colour, in
 * linear RGB. Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
 * IEEE TVCG 15 (6), 2009, at severity 1.0.
 */
export const VISION_MATRICES: Record<ColourVision, readonly [LinearRgb, LinearRgb, LinearRgb]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A linear colour as it is seen; what no screen can show is brought to the nearest that it can. */
export function seenAs(colour: LinearRgb, vision: ColourVision): LinearRgb {
  const [red, green, blue] = VISION_MATRICES[vision];
  const mix = (row: LinearRgb) => clamp(row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]);
  return [mix(red), mix(green), mix(blue)];
}

/** `#rrggbb` with the gamma taken out; transparency is passed over. */
export function linearOf(hex: string): LinearRgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [toLinear(value >> 16), toLinear((value >> 8) & 0xff), toLinear(value & 0xff)];
}

/** Relative luminance as WCAG 2 has it, 0 to 1. */
export function luminanceOf([red, green, blue]: LinearRgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
