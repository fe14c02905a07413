import type { Scene } from '../../../utils/scene/schema.ts';
import type { EditorServices } from '../editor-services.ts';
import { MendCutout } from './mend-cutout.tsx';

interface MendPersonProps {
  scene: Scene;
  /** Which of the people on it. */
  index: number;
  services: Pick<EditorServices, 'mender' | 'onPhoto'>;
}

/** The brush for somebody on a thumbnail. It mends their photo's cut-out, so all thumbnails with that photo profit. */
export function MendPerson({ scene, index, services }: MendPersonProps) {
  const photoId = scene.subjects[index]?.photoId;
  if (!photoId) return null;
  return <MendCutout key={photoId} mender={services.mender} photoId={photoId} onMended={services.onPhoto} />;
}
