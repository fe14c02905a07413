-- Thumbnails with photos that are on their creator's device alone: the server has no row of them, so the request says which they are.

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
    where not coalesce(request -> 'device_photo_ids' ? wanted.id::text, false)
      and not exists (
        select from public.reference_photos where reference_photos.id = wanted.id and reference_photos.user_id = creator
      )
  ) then
    raise exception 'photo_not_found';
  end if;
  if exists (
    select from jsonb_array_elements_text(coalesce(nullif(request -> 'device_person_ids', 'null'), '[]')) as person (id)
    where not private.consents_to_photos(creator, coalesce(person.id::uuid, creator))
  ) then
    raise exception 'person_without_consent';
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
