import type { SupabaseClient } from '@supabase/supabase-js';
import { AppError } from '../../../../utils/domain/errors.ts';
import type { GenerationId, UserId } from '../../../../utils/domain/ids.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import type { Subject } from '../../../../utils/scene/subject.ts';
import { keyedHash } from '../keyed-hash.ts';
import { createOwnKeys, type OwnKeys } from '../own-keys/own-keys.ts';
import type { Sealing } from '../own-keys/sealing.ts';
import type { Project } from '../project.ts';
import { createImageProvider } from '../providers/create-image-provider.ts';
import type { ProviderId } from '../providers/image-provider.ts';
import type { ImageProvidersReading } from '../providers/settings.ts';
import type { Direct } from './direct.ts';
import { goOnWith } from './go-on-with.ts';
import { createJobStore } from './job-store.ts';
import { paintJob } from './paint-job.ts';

/**
 * Begins or goes on with a creator's job; it goes on after this returns.
 * @param devicePhotos those that only the creator's device has. Who goes on with a job that was directed needs none.
 */
export type StartJob = (
  service: SupabaseClient,
  userId: UserId,
  id: GenerationId,
  devicePhotos?: readonly Subject[],
) => void;

interface JobStarterDependencies {
  project: Project;
  models: ImageProvidersReading;
  direct: Direct;
  /** What opens creators' own keys; null where none are offered. */
  sealing: Sealing | null;
}

export function createJobStarter({ project, models, direct, sealing }: JobStarterDependencies): StartJob {
  const hash = keyedHash(`klikk owner ${project.secretKey}`);

  return (service, userId, id, devicePhotos) => {
    goOnWith(
      paintJob({
        store: createJobStore(service, userId, id, devicePhotos),
        direct,
        composeScene,
        async openProvider({ model, funding }) {
          const settings = models.providers[model.provider];
          const apiKey =
            funding === 'own_key'
              ? await openOwnKey(createOwnKeys({ userId, service }, sealing), model.provider)
              : settings?.apiKey;
          if (!settings || !apiKey) return null;
          return createImageProvider(model.provider, { apiKey, baseUrl: settings.baseUrl, patience: models.patience });
        },
        owner: () => hash(userId),
        webhookUrl: models.webhooks.url,
      }),
    );
  };
}

/** A key that was removed while the job waited is as good as refused: it was the creator's to pay. */
async function openOwnKey(keys: OwnKeys, provider: ProviderId): Promise<string> {
  const key = await keys.open(provider);
  if (key === null) throw new AppError('own_key_refused');
  return key;
}
