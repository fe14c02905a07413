import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { fromBase64 } from '../../../utils/domain/base64.ts';
import { FONT_URLS } from '../../../utils/scene/font-urls.ts';
import { chooseFonts, type FontFile } from '../../../utils/scene/fonts.ts';
import type { FontId } from '../../../utils/scene/schema.ts';
import type { BrandDraft } from './brand-draft.ts';

/** How a sample is to be set; null until the typeface is there. */
export interface SampleFont {
  style: { fontFamily: string; fontWeight: number } | null;
  isFailed: boolean;
}

const bundled = new Map<string, Promise<unknown>>();

/** The draft's typeface, loaded into the page for as long as it is shown. */
export function useSampleFont({ font, ownFont }: Pick<BrandDraft, 'font' | 'ownFont'>, text: string): SampleFont {
  const [sample, setSample] = useState<SampleFont>({ style: null, isFailed: false });
  const file = font === 'own' ? (ownFont?.file ?? null) : null;

  useEffect(() => {
    let isCurrent = true;
    const show = (shown: SampleFont) => isCurrent && setSample(shown);
    const fail = () => show({ style: null, isFailed: true });
    const own = file === null ? null : new FontFace(`Klikk sample ${crypto.randomUUID()}`, fromBase64(file));
    if (own) {
      document.fonts.add(own);
      own.load().then(() => show({ style: { fontFamily: `"${own.family}"`, fontWeight: 400 }, isFailed: false }), fail);
    } else if (font === 'own') {
      show({ style: null, isFailed: false });
    } else {
      loadBundled(font, text).then((style) => show({ style, isFailed: false }), fail);
    }
    return () => {
      isCurrent = false;
      if (own) document.fonts.delete(own);
    };
  }, [font, file, text]);

  return sample;
}

async function loadBundled(font: FontId, text: string): Promise<NonNullable<SampleFont['style']>> {
  const { families, weight, files } = chooseFonts(font, text, i18n.t('locale.tag'));
  await Promise.all(files.map(loadFile));
  return { fontFamily: families.map((family) => `"${family}"`).join(', '), fontWeight: weight };
}

function loadFile({ family, weight, file }: FontFile): Promise<unknown> {
  const known = bundled.get(file);
  if (known) return known;
  const face = new FontFace(family, `url(${FONT_URLS[file]})`, { weight: String(weight) });
  const loading = face.load().then((loaded) => document.fonts.add(loaded));
  bundled.set(file, loading);
  loading.catch(() => bundled.delete(file));
  return loading;
}
