-- The life of a generation. Each function may be called again with the same id: what has been done stays done, once.
-- A refusal is raised with an error code of the API for its message, and leaves nothing behind.
-- All of them lock the creator's profile first, so that two at once of one creator run one after the other:
-- neither can spend credits that the other has held, and none can wait for the other crosswise.

create function private.lock_account(creator uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform from public.profiles where id = creator for no key update;
  if not found then
    raise exception 'unauthenticated' using hint = 'The account is gone.';
  end if;
end
$$;

create function private.settle_hold(creator uuid, generation uuid, settlement text) returns void
language sql
set search_path = ''
as $$
  insert into public.credit_ledger (user_id, kind, amount, cause)
  select user_id, settlement, case settlement when 'release' then -amount else 0 end, cause
  from public.credit_ledger
  where user_id = creator and kind = 'hold' and cause = 'generation:' || generation
  on conflict do nothing
$$;

comment on function private.settle_hold(uuid, uuid, text) is
  'Captures or releases what is held for a generation. Does nothing where nothing is held or the hold was settled before.';

create function private.generation_answer(job public.generations) returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'generation', jsonb_build_object(
      'id', job.id,
      'status', job.status,
      'engine', job.engine,
      'cost', job.cost,
      'error', job.error,
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

comment on function private.generation_answer(public.generations) is 'A generation as the API answers it: generateResponseSchema.';

create function public.start_generation(creator uuid, generation uuid, request jsonb) returns jsonb
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
        (job.title, job.description, job.prompt, job.headline, job.style, job.locale, job.photo_ids, job.count)
        is distinct from
        (asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale, asked.photo_ids, asked.count)
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
    (id, user_id, title, description, prompt, headline, style, locale, photo_ids, count, status, engine, cost)
  values
    (generation, creator, asked.title, asked.description, asked.prompt, asked.headline, asked.style, asked.locale,
     asked.photo_ids, asked.count, 'running', price.id, price.cost)
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

comment on function public.start_generation(uuid, uuid, jsonb) is
  'Begins a generation and holds what its engine costs. A known id answers the generation as it stands; a known id with another request, or of another creator, is a conflict.';

create function public.finish_generation(creator uuid, generation uuid, variants jsonb) returns jsonb
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
    update public.generations set status = 'succeeded', finished_at = now() where id = generation returning * into job;
    perform private.settle_hold(creator, generation, 'capture');
  end if;
  return private.generation_answer(job);
end
$$;

comment on function public.finish_generation(uuid, uuid, jsonb) is
  'Stores the variants of a running generation and captures the hold. Changes nothing once it has ended in any way; answers how it stands.';

create function public.fail_generation(creator uuid, generation uuid, error text) returns jsonb
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
    update public.generations set status = 'failed', error = fail_generation.error, finished_at = now()
    where id = generation returning * into job;
    perform private.settle_hold(creator, generation, 'release');
  end if;
  return private.generation_answer(job);
end
$$;

comment on function public.fail_generation(uuid, uuid, text) is
  'Ends a running generation with an error code and releases the hold. Changes nothing once it has ended in any way.';

create function public.cancel_generation(id uuid) returns text
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
    update public.generations set status = 'cancelled', finished_at = now() where id = generation returning * into job;
    perform private.settle_hold(creator, generation, 'release');
  end if;
  return job.status;
end
$$;

comment on function public.cancel_generation(uuid) is
  'Ends the caller''s generation and releases the hold; answers its status. One that has ended stays as it is. One that has not begun leaves a gravestone, so that a start which arrives late holds nothing.';

create function public.mark_variant_applied(variant uuid) returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  update public.variants set applied_at = now() where id = variant and user_id = (select auth.uid());
  if not found then
    raise exception 'not_found';
  end if;
end
$$;

comment on function public.mark_variant_applied(uuid) is 'Notes that the caller put this variant onto a video just now.';

grant execute on function public.start_generation(uuid, uuid, jsonb) to service_role;
grant execute on function public.finish_generation(uuid, uuid, jsonb) to service_role;
grant execute on function public.fail_generation(uuid, uuid, text) to service_role;
grant execute on function public.cancel_generation(uuid) to authenticated;
grant execute on function public.mark_variant_applied(uuid) to authenticated;
