import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Variant } from '../../../supabase/functions/_shared/contract.ts';
import { fromBase64 } from '../../../utils/domain/base64.ts';
import { AppError, type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { ThumbnailRef } from '../../../utils/domain/thumbnail-ref.ts';
import type { GenerationRecord } from '../../../utils/messaging/protocol/creations.ts';
import type { BrandKit } from '../../../utils/scene/brand-kit.ts';
import { brandScene } from '../../../utils/scene/edit/brand-scene.ts';
import type { Scene } from '../../../utils/scene/schema.ts';
import { type Call, useCall } from '../../client/client.ts';
import { useReturn } from '../../client/use-return.ts';
import { watchHiding } from '../../client/watch-hiding.ts';
import type { Mender } from '../../editor/brush/brush-services.ts';
import { createEditorServices, type EditorServices, type PaintingServices } from '../../editor/editor-services.ts';
import { createHistoryBook, type HistoryBook, type HistoryBookState } from '../../editor/history-book.ts';
import { createPictureSource, type PictureSource } from '../../editor/picture-source.ts';
import { createRepainter } from '../../editor/repaint/repainter.ts';
import { createReviser } from '../../editor/reviser.ts';
import { subjectsOf } from '../../editor/subjects-of-scene.ts';
import type { PreparePhoto } from '../../photos/photo-adder.ts';

/** What the account page needs to show and change thumbnails. */
export interface ThumbnailTools extends PaintingServices {
  mender: Mender;
  /** Cuts the person out of a picture, on this device. */
  prepare: PreparePhoto;
  /** Says when a document has written to a thumbnail's history. @returns what stops it */
  watchEdits(onEdits: HistoryBook['hear']): () => void;
}

/** A thumbnail that was found, with what it is changed by. */
export interface OpenThumbnail {
  request: GenerationRecord['request'];
  variant: Variant;
  kit: BrandKit | null;
  /** It in the creator's brand; null where there is no kit. */
  branded: Scene | null;
  book: HistoryBook;
  /** All but what happens when a photo is added or mended. */
  services: Omit<EditorServices, 'onPhoto'>;
  /** A photo's cut-out is another one now. */
  forgetCutout: PictureSource['forgetCutout'];
}

export interface ThumbnailView {
  /** Null until it is found. */
  thumbnail: OpenThumbnail | null;
  failure: Failure | null;
  edits: HistoryBookState;
}

/** A thumbnail of this device with its history, in step with the panel and with other pages that show it. */
export function useThumbnail(ref: ThumbnailRef, tools: ThumbnailTools): ThumbnailView {
  const call = useCall();
  const [{ book, pictures }] = useState(() => ({ book: createHistoryBook(call), pictures: createPictureSource(call) }));
  const [found, setFound] = useState<Pick<ThumbnailView, 'thumbnail' | 'failure'>>(NOTHING);
  const edits = useSyncExternalStore(book.subscribe, book.getState);

  useEffect(() => {
    let isCurrent = true;
    setFound(NOTHING);
    openThumbnail(ref, { call, tools, book, pictures }).then(
      (thumbnail) => isCurrent && setFound({ thumbnail, failure: null }),
      (thrown) => isCurrent && setFound({ thumbnail: null, failure: toFailure(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [ref, call, tools, book, pictures]);

  useEffect(() => {
    const stops = [tools.watchEdits(book.hear), watchHiding(() => void book.flush())];
    return () => {
      void book.flush();
      for (const stop of stops) stop();
    };
  }, [tools, book]);
  useReturn(book.refresh);

  return { ...found, edits };
}

const NOTHING = { thumbnail: null, failure: null };

interface Means {
  call: Call;
  tools: ThumbnailTools;
  book: HistoryBook;
  pictures: PictureSource;
}

/** @throws AppError `not_found` where this device does not know it */
async function openThumbnail(ref: ThumbnailRef, { call, tools, book, pictures }: Means): Promise<OpenThumbnail> {
  const [record, photos, brand] = await Promise.all([
    call('generation.read', { id: ref.generationId }),
    call('photos.list').catch(() => []),
    // Without it the thumbnail is changed as if there were none.
    call('brand.read').catch(() => null),
  ]);
  const variant = record?.generation?.variants.find(({ id }) => id === ref.variantId);
  if (!record || !variant) throw new AppError('not_found');
  if (brand?.logo) pictures.setLogo(new Blob([fromBase64(brand.logo)], { type: 'image/png' }));
  if (brand?.font) tools.setOwnFont(new Blob([fromBase64(brand.font)]));
  const kit = brand?.kit ?? null;
  const branded = kit && brandScene(variant.scene, kit, variant.position, subjectsOf(variant.scene, photos));
  await book.open([{ ...ref, scene: variant.scene, branded: kit?.usedByDefault ? branded : null }]);
  const revise = createReviser({ call, locale: record.request.locale });
  const services = createEditorServices(tools, pictures, {
    stills: null,
    revise,
    mender: tools.mender,
    repainter: createRepainter({ call, pictures, locale: record.request.locale }),
    addPerson: {
      call,
      prepare: tools.prepare,
      surface: 'account' as const,
      labels: () => photos.map(({ label }) => label),
    },
  });
  const { forgetCutout } = pictures;
  return { request: record.request, variant, kit, branded, book, services, forgetCutout };
}
