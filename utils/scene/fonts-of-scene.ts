import { chooseFonts, EMOJI_FILE, type FontFile } from './fonts.ts';
import type { Scene } from './schema.ts';

/** The font files that a scene's words need, each once. */
export function fontsOfScene(scene: Scene): FontFile[] {
  const files = new Map<string, FontFile>();
  const add = (chosen: FontFile[]) => {
    for (const file of chosen) files.set(file.file, file);
  };
  if (scene.headline) add(chooseFonts(scene.headline.font, scene.headline.text, scene.headline.locale).files);
  for (const accent of scene.accents) {
    if (accent.kind === 'badge') add(chooseFonts(accent.font, accent.text, 'en').files);
    if (accent.kind === 'emoji') add([EMOJI_FILE]);
  }
  return [...files.values()];
}
