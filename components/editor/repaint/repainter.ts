import type { GenerateRequest, ProviderId, Repaint } from '../../../supabase/functions/_shared/contract.ts';
import { type GenerationId, generationIdSchema, type PictureId, type VariantId } from '../../../utils/domain/ids.ts';
import type { GenerationRecord } from '../../../utils/messaging/protocol/creations.ts';
import type { Call } from '../../client/client.ts';
import type { PictureSource } from '../picture-source.ts';

/** An image model that repaints backgrounds. */
export interface Painter {
  /** The style that it stands behind. */
  style: string;
  label: string;
  provider: ProviderId;
  /** In credits. */
  cost: number;
  /** Whether it can be told where. */
  takesMask: boolean;
}

/** Has backgrounds repainted that an image model has painted. The background's worker goes on with it, whoever looks on. */
export interface Repainter {
  /** Who can, as the server offers them. */
  painters(): Promise<readonly Painter[]>;
  /** What is to be repainted. */
  read(picture: PictureId): Promise<Blob>;
  request(style: string, repaint: Repaint): GenerateRequest;
  start(variantId: VariantId, request: GenerateRequest): Promise<GenerationRecord>;
  /** The thumbnail's last one, as it stands. */
  latest(variantId: VariantId): Promise<GenerationRecord | null>;
  cancel(id: GenerationId): Promise<GenerationRecord | null>;
  discard(id: GenerationId): Promise<null>;
}

interface RepainterDependencies {
  call: Call;
  pictures: Pick<PictureSource, 'readStill'>;
  locale: string;
}

export function createRepainter({ call, pictures, locale }: RepainterDependencies): Repainter {
  return {
    async painters() {
      const styles = await call('styles.list');
      return styles.flatMap(({ id, model, repaint }) =>
        model && repaint ? [{ style: id, label: model.label, provider: model.provider, ...repaint }] : [],
      );
    },
    read: pictures.readStill,
    request: (style, repaint) => ({
      id: generationIdSchema.parse(crypto.randomUUID()),
      title: '',
      style,
      photoIds: [],
      locale,
      count: 1,
      repaint,
    }),
    start: (variantId, request) => call('repaint.start', { variantId, request }),
    latest: (variantId) => call('repaint.latest', { variantId }),
    cancel: (id) => call('generation.cancel', { id }),
    discard: (id) => call('repaint.discard', { id }),
  };
}
