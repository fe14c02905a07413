import { z } from 'zod';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { storedSceneSchema } from '../../../utils/scene/migrate-scene.ts';
import type { TestUser } from './backend.ts';

/** Paintings of a job of which the database or the storage holds something by which whoever comes next goes on. */
export async function paintingsKnown(backend: Backend, id: string): Promise<number> {
  const [row] = await backend.query<{ count: number | string }>(
    `select count(*) as count from public.plates
     where generation_id = $1
       and (ticket is not null or status in ('painted', 'failed') or exists (
         select from storage.objects where bucket_id = 'plates' and name = plates.user_id || '/' || plates.id
       ))`,
    [id],
  );
  return Number(row?.count);
}

/**
 * What is not as it must be once a generation of three thumbnails for three credits has ended: it is final, one hold has one end
 * for as much as was delivered, nothing is left open, and each picture can be read by its creator.
 * @param options.isComplete whether all three are to be there
 */
export async function faultsOfEnd(
  backend: Backend,
  { client, userId }: Pick<TestUser, 'client' | 'userId'>,
  id: string,
  { isComplete }: { isComplete: boolean },
): Promise<string[]> {
  const faults: string[] = [];
  const ledger = await backend.query<{ kind: string; amount: number }>(
    'select kind, amount from public.credit_ledger where user_id = $1 and cause = $2 order by id',
    [userId, `generation:${id}`],
  );
  const movements = ledger.map(({ kind, amount }) => `${kind} ${amount}`).join();
  const [row] = await backend.query<{ status: string; is_open: boolean; variants: number }>(
    `select
       status,
       worker is not null or leased_until is not null or reserved_usd <> 0 or exists (
         select from public.plates where generation_id = g.id and status in ('waiting', 'painting')
       ) as is_open,
       (select count(*)::int from public.variants where generation_id = g.id) as variants
     from public.generations g where id = $1`,
    [id],
  );
  if (!row) {
    if (movements || isComplete) faults.push(`it never began, and ${movements || 'nothing'} was moved`);
    return faults;
  }
  const { status, is_open: isOpen, variants } = row;
  if (status === 'running') faults.push('it is not final');
  if (isOpen) faults.push('something is left open');
  if ((status === 'succeeded') !== variants > 0 || (isComplete && variants < 3)) {
    faults.push(`it is ${status} with ${variants} variants`);
  }
  const expected = variants === 0 ? 'hold -3,release 3' : `hold -3,capture ${3 - variants}`;
  const isGravestone = movements === '' && status === 'cancelled';
  if (movements !== expected && !isGravestone) faults.push(`for ${variants} variants: ${movements}`);

  const { data } = await client.from('variants').select('scene').eq('generation_id', id).throwOnError();
  for (const { scene } of z.array(z.object({ scene: storedSceneSchema })).parse(data)) {
    if (scene.background.kind !== 'still') continue;
    const file = await client.storage.from('plates').download(`${userId}/${scene.background.pictureId}`);
    if (file.data?.type !== 'image/jpeg' || file.data.size < 1000) faults.push('a picture cannot be read');
  }
  return faults;
}
