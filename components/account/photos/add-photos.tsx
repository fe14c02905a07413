import { type ChangeEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { useCall } from '../../client/client.ts';
import { useStore } from '../../client/store.ts';
import { personName } from '../../people/person-name.ts';
import { type AddingPerson, type AddingState, asksConsent } from '../../photos/adding.ts';
import { AddingList } from '../../photos/adding-list.tsx';
import { CameraButton } from '../../photos/camera/camera-button.tsx';
import { hasCamera } from '../../photos/camera/use-camera.ts';
import { ConsentDialog } from '../../photos/consent-dialog.tsx';
import { CropDialog } from '../../photos/crop/crop-dialog.tsx';
import type { Cropper } from '../../photos/crop/cropper.ts';
import { createPhotoAdder, type PreparePhoto } from '../../photos/photo-adder.ts';
import { PhotoHints } from '../../photos/photo-hints.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Status } from '../../ui/status.tsx';
import type { PeopleView } from '../people/use-people.ts';
import { canReadClipboard, PasteButton } from './paste-button.tsx';
import { useIncomingFiles } from './use-incoming-files.ts';
import type { PhotosView } from './use-photos.ts';

interface AddPhotosProps {
  photos: PhotosView;
  people: PeopleView;
  prepare: PreparePhoto;
  cropper: Cropper;
}

/** The choice of the creator's own photos. */
const ME = 'me';

/** Takes photos by picker, by drag and drop, from the clipboard and from the camera, and shows what becomes of each. */
export function AddPhotos({ photos, people, prepare, cropper }: AddPhotosProps) {
  const call = useCall();
  const latest = useRef({ photos, people });
  useEffect(() => {
    latest.current = { photos, people };
  });
  const adder = useMemo(
    () =>
      createPhotoAdder({
        call,
        prepare,
        surface: 'account',
        labels: () => latest.current.photos.photos?.map((photo) => photo.label) ?? [],
        onAdded: (photo) => {
          latest.current.photos.put(photo);
          // Consent may have been given for it.
          latest.current.people.reload();
        },
      }),
    [call, prepare],
  );
  const state = useStore(adder);
  const question = asksConsent(state);
  const [cropping, setCropping] = useState<ReturnType<typeof adder.takeBack>>(null);
  const finishCropping = (file: File) => {
    setCropping(null);
    adder.add([file], cropping?.person);
  };
  const others = (people.people ?? []).filter(({ isMe }) => !isMe);
  const [chosen, setChosen] = useState<string>(ME);
  const other = others.find(({ id }) => id === chosen);
  const person: AddingPerson | null = other ? { id: other.id, name: personName(other) } : null;

  return (
    <div className="flex flex-col gap-3">
      {others.length > 0 && (
        <RadioGroup
          label={i18n.t('people.whoseNew')}
          options={[
            { value: ME, label: i18n.t('people.me') },
            ...others.map((one) => ({ value: one.id, label: personName(one) })),
          ]}
          value={other?.id ?? ME}
          onChange={setChosen}
        />
      )}
      <DropArea onFiles={(files) => adder.add(files, person)} />
      <AddingList items={state.items} adder={adder} onCrop={(key) => setCropping(adder.takeBack(key))} />
      <Status icon={state.outcome?.type === 'refused' ? 'info' : 'check'}>
        {state.outcome && <Outcome outcome={state.outcome} />}
      </Status>
      {cropping && <CropFile file={cropping.file} cropper={cropper} onDone={finishCropping} />}
      {question && <ConsentDialog {...question} onAnswer={adder.answerConsent} />}
    </div>
  );
}

/** Crops a file on its way; where nothing comes of that, it goes on as it was. */
function CropFile({ file, cropper, onDone }: { file: File; cropper: Cropper; onDone(file: File): void }) {
  return (
    <CropDialog
      cropper={cropper}
      load={async () => file}
      hint={i18n.t('crop.hintNew')}
      onDone={async (cropped) => onDone(new File([cropped], file.name, { type: cropped.type }))}
      onCancel={() => onDone(file)}
    />
  );
}

function Outcome({ outcome }: { outcome: NonNullable<AddingState['outcome']> }) {
  if (outcome.type === 'refused') return i18n.t('photos.notKept');
  return (
    <div className="flex flex-col gap-1">
      {i18n.t('photos.added', { label: outcome.label })}
      <PhotoHints hints={outcome.hints} />
    </div>
  );
}

function DropArea({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const id = useId();
  const isOver = useIncomingFiles(onFiles);

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    // The same file may be chosen again, after a failure for instance.
    event.target.value = '';
  };

  return (
    <div
      className={classNames(
        'flex flex-col items-center gap-2 rounded-xl border-2 border-dashed p-6 text-center',
        isOver ? 'border-accent bg-accent-soft' : 'border-control',
      )}
    >
      <div className="flex flex-wrap justify-center gap-2">
        <label
          htmlFor={`${id}-files`}
          className="relative inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-lg bg-accent px-4 font-semibold text-on-accent hover:bg-accent-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <Icon name="upload" className="size-5" />
          {i18n.t('photos.add')}
          <input
            id={`${id}-files`}
            type="file"
            multiple
            accept="image/*,.heic,.heif"
            aria-describedby={`${id}-formats`}
            onChange={choose}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
        {hasCamera() && <CameraButton onFiles={onFiles} />}
        {canReadClipboard() && <PasteButton onFiles={onFiles} />}
      </div>
      <p className="text-muted">{i18n.t('photos.drop')}</p>
      <p id={`${id}-formats`} className="text-xs text-muted">
        {i18n.t('photos.formats', { megabytes: LIMITS.photoBytes / 1024 ** 2 })}
      </p>
    </div>
  );
}
