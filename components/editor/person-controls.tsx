import { i18n } from '#i18n';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import type { LayerRef } from '../../utils/scene/edit/layers.ts';
import { addPerson, PEOPLE_MAX, replacePerson } from '../../utils/scene/edit/people.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import { MendPerson } from './brush/mend-person.tsx';
import type { EditorServices, EditScene } from './editor-services.ts';
import { layerName } from './layer-name.ts';
import { LayerTools } from './layer-tools.tsx';
import { PhotoButtons } from './photo-buttons.tsx';

interface PersonControlsProps {
  scene: Scene;
  layer: LayerRef;
  /** The photos that can be chosen, the newest first. */
  photos: readonly PhotoSummary[];
  /** The people on it; null where a photo is gone, so that nothing can be arranged anew. */
  subjects: readonly Subject[] | null;
  services: Pick<EditorServices, 'mender' | 'onPhoto'>;
  onEdit: EditScene;
  onChooseLayer(layer: LayerRef): void;
}

const toSubject = ({ id, analysis }: PhotoSummary): Subject => ({ photoId: id, analysis });

/** Who is on the picture, from which photo, where and how large; and who is to join them. */
export function PersonControls(props: PersonControlsProps) {
  const { scene, photos, subjects, onEdit, onChooseLayer } = props;
  const people = scene.subjects.map((_, index) => ({ kind: 'subject', index }) as const);
  const index = props.layer.kind === 'subject' ? props.layer.index : 0;
  const layer = people[index] ?? people[0];
  const add = (photo: PhotoSummary) => {
    const added = subjects && addPerson(scene, toSubject(photo), subjects);
    if (added) onEdit(added, 'person');
  };
  return (
    <div className="flex flex-col gap-4">
      {people.length > 1 && layer && (
        <RadioGroup
          label={i18n.t('editor.whichPerson')}
          options={people.map((one) => ({ value: String(one.index), label: layerName(scene, one) }))}
          value={String(layer.index)}
          onChange={(value) => onChooseLayer({ kind: 'subject', index: Number(value) })}
        />
      )}
      {layer && photos.length > 0 && (
        <PhotoButtons
          label={i18n.t('editor.photo')}
          photos={photos}
          chosen={scene.subjects[layer.index]?.photoId}
          onChoose={(photo) => onEdit(replacePerson(scene, layer.index, toSubject(photo), subjects), 'person')}
        />
      )}
      {layer && <LayerTools scene={scene} layer={layer} onEdit={onEdit} />}
      {layer && <MendPerson scene={scene} index={layer.index} services={props.services} />}
      {photos.length === 0 && <p className="text-muted">{i18n.t('editor.noPhotos')}</p>}
      {subjects && photos.length > 0 && people.length < PEOPLE_MAX && (
        <PhotoButtons
          label={people.length > 0 ? i18n.t('editor.addAnother') : i18n.t('editor.addPerson')}
          photos={photos}
          onChoose={add}
        />
      )}
    </div>
  );
}
