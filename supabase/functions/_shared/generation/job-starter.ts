import type { SupabaseClient } from '@supabase/supabase-js';
import type { GenerationId, UserId } from '../../../../utils/domain/ids.ts';
import { composeScene } from '../../../../utils/scene/compose.ts';
import { keyedHash } from '../keyed-hash.ts';
import type { Project } from '../project.ts';
import { createImageProvider } from '../providers/create-image-provider.ts';
import type { ImageProvidersReading } from '../providers/settings.ts';
import type { Direct } from './direct.ts';
import { goOnWith } from './go-on-with.ts';
import { createJobStore } from './job-store.ts';
import { paintJob } from './paint-job.ts';

/** Begins or goes on with a creator's job; it goes on after this returns. */
export type StartJob = (service: SupabaseClient, userId: UserId, id: GenerationId) => void;

interface JobStarterDependencies {
  project: Project;
  models: ImageProvidersReading;
  direct: Direct;
}

export function createJobStarter({ project, models, direct }: JobStarterDependencies): StartJob {
  const hash = keyedHash(`klikk owner ${project.secretKey}`);

  return (service, userId, id) => {
    goOnWith(
      paintJob({
        store: createJobStore(service, userId, id),
        direct,
        composeScene,
        async openProvider({ model, funding }) {
          const settings = models.providers[model.provider];
          const apiKey = funding === 'credits' ? settings?.apiKey : null;
          if (!settings || !apiKey) return null;
          return createImageProvider(model.provider, { apiKey, baseUrl: settings.baseUrl, patience: models.patience });
        },
        owner: () => hash(userId),
        webhookUrl: models.webhooks.url,
      }),
    );
  };
}
