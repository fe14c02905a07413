-- A generation by a model goes on after its answer. Whoever works on it holds a lease; when that runs out, whoever asks next goes on.
-- Everything is written so that two workers at once do no harm: the first to bring a picture counts, and a hold is settled once.

alter table public.generations
  add column portrait boolean not null default false,
  add column funding text not null default 'credits' check (funding in ('credits', 'own_key')),
  add column shortfall text check (shortfall ~ '^[a-z_]{1,40}$'),
  add column reserved_usd numeric(10, 4) not null default 0 check (reserved_usd >= 0),
  add column worker uuid,
  add column leased_until timestamptz,
  add constraint only_a_success_falls_short check (shortfall is null or status = 'succeeded');

comment on column public.generations.portrait is 'Whether the model was to paint the person too, from their photos, which are sent to it.';
comment on column public.generations.funding is 'own_key: the creator''s own account at the provider paid, and no credits were held.';
comment on column public.generations.shortfall is 'Why fewer thumbnails came than were asked for: an error code of the API.';
comment on column public.generations.reserved_usd is 'What its pictures may cost the service, until its plates say so each.';
comment on column public.generations.worker is 'Who works on it, until leased_until. Null for what is done within its request.';

-- A capture gives back what was not delivered.
alter table public.credit_ledger drop constraint amount_fits_the_kind;
alter table public.credit_ledger add constraint amount_fits_the_kind check (
  case kind when 'grant' then amount > 0 when 'hold' then amount < 0 when 'capture' then amount >= 0 else amount > 0 end
);
comment on column public.credit_ledger.kind is
  'grant adds credits; hold takes them off while a generation runs; capture makes a hold final and gives back the part that was not delivered; release gives all of it back.';

drop function private.settle_hold(uuid, uuid, text);

create function private.settle_hold(job public.generations, delivered integer) returns void
language sql
set search_path = ''
as $$
  insert into public.credit_ledger (user_id, kind, amount, cause)
  select
    user_id,
    case delivered when 0 then 'release' else 'capture' end,
    -amount - (-amount * delivered / greatest(job.count, delivered)),
    cause
  from public.credit_ledger
  where user_id = job.user_id and kind = 'hold' and cause = 'generation:' || job.id
  on conflict do nothing
$$;

comment on function private.settle_hold(public.generations, integer) is
  'Captures what is held for a generation in proportion to what was delivered, rounded down, and gives the rest back. Does nothing where nothing is held or the hold was settled before.';

create function private.end_generation(job public.generations, ending text, reason text) returns public.generations
language plpgsql
set search_path = ''
as $$
declare
  delivered constant integer := (select count(*) from public.variants where generation_id = job.id);
begin
  perform private.spend(private.day_of(job.created_at), -job.reserved_usd);
  perform private.spend(private.day_of(created_at), -estimate_usd)
  from public.plates where generation_id = job.id and status = 'waiting';
  update public.plates set status = 'dropped', finished_at = now()
  where generation_id = job.id and status in ('waiting', 'painting');

  update public.generations
  set
    status = case when delivered > 0 then 'succeeded' else ending end,
    error = case when delivered = 0 and ending = 'failed' then reason end,
    shortfall = case when delivered > 0 and delivered < count then reason end,
    finished_at = now(),
    reserved_usd = 0,
    worker = null,
    leased_until = null
  where id = job.id
  returning * into job;
  perform private.settle_hold(job, delivered);
  return job;
end
$$;

comment on function private.end_generation(public.generations, text, text) is
  'Ends a running generation. What was delivered is the creator''s and is paid for, however the rest ended; with nothing delivered it ends as it is told to, and all is given back.';

create or replace function private.generation_answer(job public.generations) returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'generation', jsonb_build_object(
      'id', job.id,
      'status', job.status,
      'engine', job.engine,
      'director', job.director,
      'directorNote', job.director_note,
      'cost', job.cost,
      'error', job.error,
      'shortfall', job.shortfall,
      'progress', case when job.status = 'running' and exists (
        select from public.image_models where engine = job.engine
      ) then (
        select jsonb_build_object(
          'of', job.count,
          'done', count(*) filter (where status not in ('waiting', 'painting')),
          'stage', case
            when count(*) = 0 then 'directing'
            when bool_or(status = 'painting') then 'painting'
            else 'queued'
          end
        )
        from public.plates where generation_id = job.id
      ) end,
      'variants', coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('id', id, 'position', position, 'scene', scene, 'reason', reason) order by position
          )
          from public.variants
          where generation_id = job.id
        ),
        '[]'
      )
    ),
    'balance', private.balance_of(job.user_id)
  )
$$;

create or replace function public.start_generation(creator uuid, generation uuid, request jsonb) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  asked public.generations := jsonb_populate_record(null::public.generations, request);
  job public.generations;
  price_of public.engines;
  painter jsonb;
  paid_by text := 'credits';
  price integer;
  estimate numeric := 0;
begin
  perform private.lock_account(creator);
  asked.portrait := coalesce(asked.portrait, false);

  select * into job from public.generations where id = generation;
  if found then
    -- Whose it is and what it was about is not told.
    if job.user_id <> creator
      or job.status <> 'cancelled' and (
        (job.title, job.description, job.prompt, job.headline, job.style, job.locale, job.photo_ids, job.still, job.count,
         job.portrait)
        is distinct from
        (asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale, asked.photo_ids,
         asked.still, asked.count, asked.portrait)
      )
    then
      raise exception 'conflict';
    end if;
    return private.generation_answer(job);
  end if;

  select engines.* into price_of
  from public.styles join public.engines on engines.id = styles.engine
  where styles.id = asked.style;
  if not found then
    raise exception 'unknown_style';
  end if;
  select model into painter from public.image_models where image_models.engine = price_of.id;

  if exists (
    select from unnest(asked.photo_ids) as wanted (id)
    where not exists (
      select from public.reference_photos where reference_photos.id = wanted.id and reference_photos.user_id = creator
    )
  ) then
    raise exception 'photo_not_found';
  end if;

  -- To send a face somewhere takes a yes that names where.
  if asked.portrait and not private.consents_to(creator, 'portrait_' || (painter ->> 'provider')) then
    raise exception 'consent_required';
  end if;

  if exists (
    select from private.provider_keys where user_id = creator and provider = painter ->> 'provider'
  ) then
    paid_by := 'own_key';
  end if;

  price := case paid_by when 'own_key' then 0 else ceil(price_of.cost * asked.count / 3.0) end;
  if price > private.balance_of(creator) then
    raise exception 'no_credits';
  end if;

  if painter is not null and paid_by = 'credits' then
    estimate := asked.count * (painter ->> 'usdPerPicture')::numeric;
    if private.spend(private.day_of(now()), estimate) > (select usd_per_day from private.spending_cap) then
      -- The exception takes the addition back.
      raise exception 'spending_cap';
    end if;
  end if;

  insert into public.generations
    (id, user_id, title, description, prompt, headline, style, locale, photo_ids, still, count, portrait, status, engine,
     cost, funding, reserved_usd)
  values
    (generation, creator, asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale,
     asked.photo_ids, asked.still, asked.count, asked.portrait, 'running', price_of.id, price, paid_by, estimate)
  on conflict (id) do nothing
  returning * into job;
  if not found then
    -- Another creator took the id in the same instant.
    raise exception 'conflict';
  end if;

  if price > 0 then
    insert into public.credit_ledger (user_id, kind, amount, cause)
    values (creator, 'hold', -price, 'generation:' || generation);
  end if;
  return private.generation_answer(job);
end
$$;

create function private.consents_to(creator uuid, wanted text) returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(
    (select granted from public.consents where user_id = creator and purpose = wanted order by id desc limit 1),
    false
  )
$$;

comment on function private.consents_to(uuid, text) is 'Whether a creator''s last word on this purpose was yes.';

create or replace function public.finish_generation(
  creator uuid,
  generation uuid,
  variants jsonb,
  director text default 'rules',
  director_note text default null
) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  job public.generations;
begin
  perform private.lock_account(creator);
  select * into job from public.generations where id = generation and user_id = creator;
  if not found then
    raise exception 'not_found';
  end if;
  if job.status = 'running' then
    if jsonb_array_length(variants) = 0 then
      raise exception 'invalid_input' using hint = 'A generation without a variant has not succeeded.';
    end if;
    insert into public.variants (generation_id, user_id, position, scene, reason)
    select generation, creator, delivered.ordinality - 1, delivered.variant -> 'scene', delivered.variant ->> 'reason'
    from jsonb_array_elements(finish_generation.variants) with ordinality as delivered (variant, ordinality);
    update public.generations
    set director = finish_generation.director, director_note = finish_generation.director_note
    where id = generation
    returning * into job;
    job := private.end_generation(job, 'failed', 'server');
  end if;
  return private.generation_answer(job);
end
$$;

create or replace function public.fail_generation(creator uuid, generation uuid, error text) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  job public.generations;
begin
  perform private.lock_account(creator);
  select * into job from public.generations where id = generation and user_id = creator;
  if not found then
    raise exception 'not_found';
  end if;
  if job.status = 'running' then
    job := private.end_generation(job, 'failed', fail_generation.error);
  end if;
  return private.generation_answer(job);
end
$$;

create or replace function public.cancel_generation(id uuid) returns text
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  creator constant uuid := auth.uid();
  generation constant uuid := cancel_generation.id;
  job public.generations;
begin
  perform private.lock_account(creator);
  insert into public.generations (id, user_id, status, finished_at) values (generation, creator, 'cancelled', now())
  on conflict (id) do nothing;
  select * into job from public.generations where id = generation;
  if job.user_id <> creator then
    raise exception 'conflict';
  end if;
  if job.status = 'running' then
    job := private.end_generation(job, 'cancelled', 'cancelled');
  end if;
  return job.status;
end
$$;

create function public.hold_lease(creator uuid, generation uuid, worker uuid, seconds integer) returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.generations
  set worker = hold_lease.worker, leased_until = clock_timestamp() + make_interval(secs => seconds)
  where id = generation
    and user_id = creator
    and status = 'running'
    and (generations.worker = hold_lease.worker or leased_until is null or leased_until < clock_timestamp());
  return found;
end
$$;

comment on function public.hold_lease(uuid, uuid, uuid, integer) is
  'Takes or prolongs the work on a generation. False where somebody else has it, or it is no longer running: then stop.';

create function public.take_job(creator uuid, generation uuid, worker uuid, seconds integer) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not public.hold_lease(creator, generation, worker, seconds) then
    return null;
  end if;
  return (
    select to_jsonb(job) || jsonb_build_object(
      'model', (select model from public.image_models where image_models.engine = job.engine),
      'plates', coalesce(
        (
          select jsonb_agg(
            jsonb_build_object('id', id, 'prompt', prompt, 'status', status, 'ticket', ticket) order by position
          )
          from public.plates
          where generation_id = job.id
        ),
        '[]'
      )
    )
    from public.generations as job
    where job.id = take_job.generation
  );
end
$$;

comment on function public.take_job(uuid, uuid, uuid, integer) is
  'Takes the work on a generation and answers it with its model and its plates: all that is needed to go on with it. Null where hold_lease says no.';

create function public.begin_plates(
  creator uuid,
  generation uuid,
  plates jsonb,
  director text,
  director_note text default null
) returns boolean
language plpgsql
security definer
set search_path = ''
as $$
declare
  job public.generations;
begin
  perform private.lock_account(creator);
  select * into job from public.generations where id = generation and user_id = creator;
  if job.status is distinct from 'running' or exists (select from public.plates where generation_id = generation) then
    return false;
  end if;
  insert into public.plates (id, generation_id, user_id, position, scene, reason, prompt, estimate_usd)
  select
    (wanted.plate ->> 'id')::uuid, generation, creator, wanted.ordinality - 1, wanted.plate -> 'scene',
    wanted.plate ->> 'reason', wanted.plate ->> 'prompt',
    job.reserved_usd / jsonb_array_length(begin_plates.plates)
  from jsonb_array_elements(begin_plates.plates) with ordinality as wanted (plate, ordinality);
  update public.generations
  set director = begin_plates.director, director_note = begin_plates.director_note, reserved_usd = 0
  where id = generation;
  return true;
end
$$;

comment on function public.begin_plates(uuid, uuid, jsonb, text, text) is
  'Writes down what is to be painted, and who directed it. False where somebody has done so before, or it is no longer running.';

create function public.note_ticket(creator uuid, plate uuid, ticket jsonb) returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.plates set status = 'painting', ticket = coalesce(note_ticket.ticket, plates.ticket)
  where id = plate and user_id = creator and status in ('waiting', 'painting');
  return found;
end
$$;

comment on function public.note_ticket(uuid, uuid, jsonb) is
  'Notes that a plate is being painted, and where a provider has queued it, if it queues. False where it is not wanted any more.';

create function public.end_plate(creator uuid, plate uuid, outcome jsonb) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  job public.generations;
  done public.plates;
begin
  perform private.lock_account(creator);
  update public.plates
  set
    status = case when outcome ? 'error' then 'failed' else 'painted' end,
    error = outcome ->> 'error',
    usd = (outcome ->> 'usd')::numeric,
    provider_request = outcome ->> 'requestId',
    finished_at = now()
  where id = plate and user_id = creator and status in ('waiting', 'painting')
  returning * into done;
  if not found then
    select generations.* into job
    from public.plates join public.generations on generations.id = plates.generation_id
    where plates.id = plate and plates.user_id = creator;
    if not found then
      raise exception 'not_found';
    end if;
    return private.generation_answer(job);
  end if;

  -- A failure is taken for free: providers charge for pictures.
  perform private.spend(
    private.day_of(done.created_at),
    case
      when done.error is not null or done.estimate_usd = 0 then -done.estimate_usd
      else coalesce(done.usd, done.estimate_usd) - done.estimate_usd
    end
  );
  if done.error is null then
    insert into public.variants (generation_id, user_id, position, scene, reason)
    values (done.generation_id, creator, done.position, done.scene, done.reason);
  end if;

  select * into job from public.generations where id = done.generation_id;
  if not exists (
    select from public.plates where generation_id = job.id and status in ('waiting', 'painting')
  ) then
    job := private.end_generation(
      job, 'failed',
      (select error from public.plates where generation_id = job.id and error is not null order by position limit 1)
    );
  end if;
  return private.generation_answer(job);
end
$$;

comment on function public.end_plate(uuid, uuid, jsonb) is
  'A plate has been painted ({ usd, requestId }) or has failed ({ error }). One that was painted is delivered as a variant in the same moment; the last to end also ends the generation. Ended before, it stays as it is.';

create or replace function private.reap_generations() returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  patience constant interval := '10 minutes';
  stuck record;
  job public.generations;
  reaped integer := 0;
begin
  -- The account is locked first, as by everything that settles a hold. One that is locked is being worked on: the next round has it.
  for stuck in
    select generations.id, generations.user_id
    from public.generations join public.profiles on profiles.id = generations.user_id
    where generations.status = 'running' and generations.created_at < now() - patience
    order by generations.created_at
    limit 500
    for no key update of profiles skip locked
  loop
    -- Asked again under the lock: it may have ended since it was found.
    select * into job from public.generations where id = stuck.id and status = 'running';
    if found then
      perform private.end_generation(job, 'failed', 'server');
      reaped := reaped + 1;
    end if;
  end loop;
  return reaped;
end
$$;

grant execute on function public.hold_lease(uuid, uuid, uuid, integer) to service_role;
grant execute on function public.take_job(uuid, uuid, uuid, integer) to service_role;
grant execute on function public.begin_plates(uuid, uuid, jsonb, text, text) to service_role;
grant execute on function public.note_ticket(uuid, uuid, jsonb) to service_role;
grant execute on function public.end_plate(uuid, uuid, jsonb) to service_role;
