import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { ThumbnailRef } from '../../../utils/domain/thumbnail-ref.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { isBranded, switchBrand } from '../../../utils/scene/edit/brand-scene.ts';
import { fitHistory, renewHistory } from '../../../utils/scene/edit/fit-cutouts.ts';
import { type History, sceneNow } from '../../../utils/scene/edit/history.ts';
import { thumbnailFileName } from '../../editor/download.ts';
import { Editor } from '../../editor/editor.tsx';
import { altText, ideaName } from '../../editor/thumbnail-words.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Loading } from '../../ui/loading.tsx';
import { usePhotos } from '../photos/use-photos.ts';
import { type OpenThumbnail, type ThumbnailTools, type ThumbnailView, useThumbnail } from './use-thumbnail.ts';

interface ThumbnailScreenProps {
  thumbnail: ThumbnailRef;
  tools: ThumbnailTools;
}

/** A thumbnail in the same editor as in Studio, with room. */
export function ThumbnailScreen({ thumbnail: ref, tools }: ThumbnailScreenProps) {
  const { thumbnail, failure, edits } = useThumbnail(ref, tools);
  if (failure) return <FailureAlert failure={failure} title={i18n.t('fullSize.notHere')} />;
  const history = edits.histories.get(ref.variantId);
  if (!thumbnail || !history) return <Loading />;
  return <OpenEditor thumbnail={thumbnail} history={history} failure={edits.failure} />;
}

interface OpenEditorProps {
  thumbnail: OpenThumbnail;
  history: History;
  failure: ThumbnailView['failure'];
}

function OpenEditor({ thumbnail, history, failure }: OpenEditorProps) {
  const { photos, put } = usePhotos();
  const { request, variant, kit, branded, book, services, forgetCutout } = thumbnail;
  const [mended, setMended] = useState<PhotoId | null>(null);
  const shown = useMemo(() => {
    const fitted = fitHistory(
      history,
      (photos ?? []).map(({ id, analysis }) => ({ photoId: id, analysis })),
    );
    return mended ? renewHistory(fitted, mended) : fitted;
  }, [history, photos, mended]);
  const scene = sceneNow(shown);
  const onPhoto = (photo: PhotoSummary) => {
    forgetCutout(photo.id);
    setMended(photo.id);
    put(photo);
  };
  const number = variant.position + 1;
  const setBranded = (isOn: boolean) => {
    if (branded) book.edit(variant.id, switchBrand(scene, variant.scene, branded, isOn), 'brand', false);
  };
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{request.title || i18n.t('fullSize.untitled')}</h1>
        <h2 className="font-semibold">{i18n.t('thumbnails.idea', { number, name: ideaName(scene) })}</h2>
        <p className="text-muted">{i18n.t('fullSize.lead')}</p>
      </div>
      <div className="rounded-xl border border-line bg-surface p-4">
        {photos && (
          <Editor
            variantId={variant.id}
            history={shown}
            photos={photos}
            locale={request.locale}
            alt={altText(scene, variant.reason)}
            placeholder={null}
            fileName={thumbnailFileName(request.title, number)}
            services={{ ...services, onPhoto }}
            onEdit={(changed, kind, goesOn, name) => book.edit(variant.id, changed, kind, goesOn, name)}
            onVersion={(version) => book.goTo(variant.id, version)}
            isBranded={kit ? isBranded(scene) : undefined}
            onBrand={setBranded}
            ownFont={kit?.font.kind === 'own' ? kit.font.family : null}
            failure={failure}
            onKeep={() => void book.flush()}
          />
        )}
        {!photos && <Loading />}
      </div>
    </>
  );
}
