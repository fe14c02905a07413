import type { ThumbnailTools } from '../../../../components/account/thumbnail/use-thumbnail.ts';

/** Paints a plain picture in place of the real painter's, a different one each time. */
export const paintStandIn: Omit<ThumbnailTools, 'mender' | 'prepare'>['paint'] = async () => {
  const canvas = new OffscreenCanvas(1280, 720);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const hue = (painted++ * 137) % 360;
  context.fillStyle = `hsl(${hue} 60% 35%)`;
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#fff';
  context.font = '900 160px sans-serif';
  context.fillText('30 DAYS', 80, 320);
  context.fillText('IN SPACE', 80, 500);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
};

let painted = 0;

/** A painter that measures nothing. */
export const paintingStandIn: Omit<ThumbnailTools, 'mender' | 'prepare'> = {
  paint: paintStandIn,
  preview: (scene, pictures) => paintStandIn(scene, pictures),
  measure: async () => ({ fitted: null, contrast: null }),
  setOwnFont: () => {},
  watchEdits: () => () => {},
};
