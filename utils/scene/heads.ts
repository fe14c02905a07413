import { type Background, type Box, SCENE_SIZE, type Scene } from './schema.ts';

/** Every head in a picture, for whatever must keep clear of them: of cut-outs, and where a model was told to paint one. */
export function headsOf({ subjects, background }: Pick<Scene, 'subjects' | 'background'>): Box[] {
  return [...subjects.map(({ head }) => head), ...paintedHeads(background)];
}

/** As the picture is shown: enlarged, and mirrored. */
function paintedHeads(background: Background): Box[] {
  if (background.kind !== 'still' || !background.head) return [];
  const { head, zoom, focus, flipped } = background;
  const { width: W, height: H } = SCENE_SIZE;
  const width = head.width * zoom;
  const x = (W - W * zoom) * focus.x + head.x * zoom;
  const y = (H - H * zoom) * focus.y + head.y * zoom;
  return [{ x: flipped ? W - x - width : x, y, width, height: head.height * zoom }];
}
