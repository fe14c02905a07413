import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import type { JSXElement } from 'satori/jsx';
import { jsx } from 'satori/jsx/jsx-runtime';
import type { FittedHeadline, Line } from '../../utils/scene/fit-text.ts';
import { chooseFonts, FONT_FILES } from '../../utils/scene/fonts.ts';
import { fontsOfScene } from '../../utils/scene/fonts-of-scene.ts';
import { type Background, type Headline, SCENE_SIZE, type Scene, type Shape } from '../../utils/scene/schema.ts';
import { readCutout } from './person.ts';

/**
 * The baseline: a scene's picture as one would make it with satori and resvg. It shows the same words in the same typefaces,
 * places and colours with edge and shadow, the same cut-out with its glow or its shadow, and the flat shapes. What CSS has no plain
 * word for is left out, which spares the baseline work: rays, dots, the outline around the person, its fading and clipping. It is also spared fitting the words, decoding WebP and compressing to PNG: it is given the fitted lines and an
 * uncompressed cut-out, and its pixels go to the same JPEG encoder as ours.
 */

const { width: W, height: H } = SCENE_SIZE;
type Style = Record<string, string | number>;

interface Supplies {
  fonts: Font[];
  cutout: string;
}

const require = createRequire(import.meta.url);

/** What is ready before the first picture: satori keeps parsed typefaces as long as it is given the same array. */
export async function satoriSupplies(scenes: readonly Scene[]): Promise<Supplies> {
  const used = new Set(scenes.flatMap(fontsOfScene));
  const fonts = FONT_FILES.filter((font) => used.has(font)).map(async ({ family, weight, file }) => {
    const [name = '', ...rest] = file.replace(/\.woff2$/, '.woff').split('/');
    const folder = path.dirname(require.resolve(`@fontsource/${name}/package.json`));
    return {
      name: family,
      data: await readFile(path.join(folder, ...rest)),
      weight: weight as 800,
      style: 'normal' as const,
    };
  });
  const picture = await loadImage(await readCutout());
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return { fonts: await Promise.all(fonts), cutout: canvas.toDataURL('image/png') };
}

/** @param fitted where the words stand in our own picture; null where there are none */
export async function paintWithSatori(
  scene: Scene,
  fitted: FittedHeadline | null,
  { fonts, cutout }: Supplies,
): Promise<Uint8Array> {
  const svg = await satori(documentOf(scene, fitted, cutout), { width: W, height: H, fonts });
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  return canvas.encode('jpeg', 92);
}

function documentOf(scene: Scene, fitted: FittedHeadline | null, cutout: string): JSXElement {
  const people = scene.subjects.map(({ box, shadow, glow }) => {
    // One of the two: resvg draws a person with both half see-through.
    const light = glow ? { ...glow, x: 0, y: 0 } : shadow;
    const filter = light && `drop-shadow(${light.x}px ${light.y}px ${light.blur / 2}px ${light.colour})`;
    return node('img', place(box, filter ? { filter } : {}), undefined, {
      src: cutout,
      width: Math.round(box.width),
      height: Math.round(box.height),
    });
  });
  const words = scene.headline && fitted ? fitted.lines.map((line) => lineOf(line, scene.headline as Headline)) : [];
  return node(
    'div',
    { display: 'flex', position: 'relative', width: W, height: H, backgroundImage: groundOf(scene.background) },
    [...scene.backdrop.map(shapeOf), ...people, ...scene.foreground.map(shapeOf), ...words],
  );
}

function groundOf(background: Background): string {
  const at = ({ x, y }: { x: number; y: number }) => `at ${Math.round(x)}px ${Math.round(y)}px`;
  switch (background.kind) {
    case 'rays':
      return `radial-gradient(circle 900px ${at(background.centre)}, ${background.colours.join(', ')})`;
    case 'spotlight': {
      const radius = Math.round(background.radius * 1.9);
      return `radial-gradient(circle ${radius}px ${at(background.centre)}, ${background.colours.join(', ')})`;
    }
    case 'mesh': {
      const pools = background.pools.map(
        ({ centre, radius, colour }) =>
          `radial-gradient(circle ${Math.round(radius)}px ${at(centre)}, ${colour}, ${colour.slice(0, 7)}00)`,
      );
      return [...pools.reverse(), `linear-gradient(${background.ground}, ${background.ground})`].join(', ');
    }
    case 'split':
      return `linear-gradient(100deg, ${background.left[1]} 50%, ${background.right[1]} 50%)`;
    case 'blurred':
    case 'still':
      return `linear-gradient(135deg, ${background.tint.join(', ')})`;
  }
}

function shapeOf(shape: Shape): JSXElement {
  switch (shape.kind) {
    case 'card':
      return node(
        'div',
        place(shape.box, {
          borderRadius: shape.radius,
          backgroundImage: `linear-gradient(160deg, ${shape.fill.join(', ')})`,
          ...(shape.shadow && { boxShadow: '0 22px 50px #00000059' }),
        }),
      );
    case 'disc': {
      const { centre, radius, fill } = shape;
      const box = { x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius };
      return node('div', place(box, { borderRadius: radius, backgroundColor: fill }));
    }
    case 'polygon': {
      const points = shape.points.map(({ x, y }) => `${x},${y}`).join(' ');
      return drawing([node('polygon', undefined, undefined, { points, fill: shape.fill })]);
    }
    case 'arcs': {
      const { centre, radius, count, stroke, width } = shape;
      const rings = Array.from({ length: count }, (_, index) =>
        node('circle', undefined, undefined, {
          cx: centre.x,
          cy: centre.y,
          r: radius + index * 46,
          fill: 'none',
          stroke,
          'stroke-width': width,
          opacity: 1 - index / count,
        }),
      );
      return drawing(rings);
    }
    case 'scrim': {
      const degrees = (Math.atan2(shape.to.y - shape.from.y, shape.to.x - shape.from.x) * 180) / Math.PI + 90;
      return node(
        'div',
        place(
          { x: 0, y: 0, width: W, height: H },
          { backgroundImage: `linear-gradient(${degrees}deg, ${shape.start}, ${shape.end})` },
        ),
      );
    }
  }
}

const drawing = (children: JSXElement[]): JSXElement =>
  node('svg', { position: 'absolute', left: 0, top: 0 }, children, { width: W, height: H, viewBox: `0 0 ${W} ${H}` });

function lineOf(line: Line, headline: Headline): JSXElement {
  const { families, weight, spacing } = chooseFonts(headline.font, headline.text, headline.locale);
  const stroke = headline.stroke && `${line.size * headline.stroke.width}px ${headline.stroke.colour}`;
  const plate = line.runs.some(({ stressed }) => stressed) ? headline.emphasisPlate : headline.linePlate;
  const style = {
    display: 'flex',
    position: 'absolute',
    left: line.x,
    top: line.baseline - line.size,
    fontFamily: families.join(', '),
    fontWeight: weight,
    fontSize: line.size,
    lineHeight: 1.2,
    letterSpacing: spacing.letters * line.size,
    whiteSpace: 'pre',
    ...(plate && { backgroundColor: plate, borderRadius: 14 }),
    ...(stroke && { WebkitTextStroke: stroke, paintOrder: 'stroke' }),
    ...(headline.shadow && { textShadow: `3px 9px 22px ${headline.shadow}` }),
  };
  const runs = line.runs.map(({ text, stressed }) =>
    node('span', { color: stressed ? headline.emphasisFill : headline.fill, whiteSpace: 'pre' }, text),
  );
  return node('div', style, runs);
}

const place = (box: { x: number; y: number; width: number; height: number }, style: Style): Style => ({
  display: 'flex',
  position: 'absolute',
  left: box.x,
  top: box.y,
  width: box.width,
  height: box.height,
  ...style,
});

/** An element of HTML or SVG. */
function node(
  type: string,
  style?: Style,
  children?: string | JSXElement[],
  attributes: Record<string, string | number> = {},
): JSXElement {
  return jsx(type, { ...attributes, ...(style && { style }), ...(children && { children }) });
}
