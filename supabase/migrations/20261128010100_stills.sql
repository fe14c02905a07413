-- A frame of the video that one of the pictures is made around: an id that only the creator's machine can resolve, and the
-- frame's main colours. The frame itself is never sent.

alter table public.generations
  add column still jsonb check (jsonb_typeof(still) = 'object' and octet_length(still::text) <= 1024);

comment on column public.generations.still is
  'The still asked for: its id on the creator''s machine and its main colours, as stillSchema has it. No picture.';

create or replace function public.start_generation(creator uuid, generation uuid, request jsonb) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  asked public.generations := jsonb_populate_record(null::public.generations, request);
  job public.generations;
  price public.engines;
begin
  perform private.lock_account(creator);

  select * into job from public.generations where id = generation;
  if found then
    -- Whose it is and what it was about is not told.
    if job.user_id <> creator
      or job.status <> 'cancelled' and (
        (job.title, job.description, job.prompt, job.headline, job.style, job.locale, job.photo_ids, job.still, job.count)
        is distinct from
        (asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale, asked.photo_ids,
         asked.still, asked.count)
      )
    then
      raise exception 'conflict';
    end if;
    return private.generation_answer(job);
  end if;

  select engines.* into price
  from public.styles join public.engines on engines.id = styles.engine
  where styles.id = asked.style;
  if not found then
    raise exception 'unknown_style';
  end if;

  if exists (
    select from unnest(asked.photo_ids) as wanted (id)
    where not exists (
      select from public.reference_photos where reference_photos.id = wanted.id and reference_photos.user_id = creator
    )
  ) then
    raise exception 'photo_not_found';
  end if;

  if price.cost > private.balance_of(creator) then
    raise exception 'no_credits';
  end if;

  insert into public.generations
    (id, user_id, title, description, prompt, headline, style, locale, photo_ids, still, count, status, engine, cost)
  values
    (generation, creator, asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale,
     asked.photo_ids, asked.still, asked.count, 'running', price.id, price.cost)
  on conflict (id) do nothing
  returning * into job;
  if not found then
    -- Another creator took the id in the same instant.
    raise exception 'conflict';
  end if;

  if price.cost > 0 then
    insert into public.credit_ledger (user_id, kind, amount, cause)
    values (creator, 'hold', -price.cost, 'generation:' || generation);
  end if;
  return private.generation_answer(job);
end
$$;
