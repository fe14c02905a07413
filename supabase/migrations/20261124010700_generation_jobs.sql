-- A generation's life: started (credits held), then finished (captured), failed or cancelled (released), exactly once.
-- The service calls the first three for a caller whose token it has verified; the owner may cancel.

create function public.start_generation(
  p_user_id uuid, p_id uuid, p_title text, p_description text, p_prompt text, p_headline text,
  p_style text, p_locale text, p_photo_ids uuid[], p_count integer
) returns public.generations
language plpgsql security definer set search_path = '' as $$
declare
  v_engine public.engines;
  v_generation public.generations;
  v_balance integer;
begin
  -- One at a time for each person: two starts cannot both spend the last credit, nor both insert the same id.
  perform 1 from public.profiles where id = p_user_id for update;
  if not found then raise exception 'unauthenticated' using errcode = 'P0001'; end if;

  select * into v_generation from public.generations where id = p_id;
  if found then
    if v_generation.user_id <> p_user_id then raise exception 'conflict' using errcode = 'P0001'; end if;
    return v_generation;
  end if;

  select engines.* into v_engine from public.styles join public.engines on engines.id = styles.engine where styles.id = p_style;
  if not found then raise exception 'unknown_style' using errcode = 'P0001'; end if;

  if exists (
    select 1 from unnest(p_photo_ids) as wanted (id)
    where not exists (select 1 from public.reference_photos where reference_photos.id = wanted.id and user_id = p_user_id)
  ) then raise exception 'photo_not_found' using errcode = 'P0001'; end if;

  select coalesce(sum(amount), 0) into v_balance from public.credit_ledger where user_id = p_user_id;
  if v_balance < v_engine.cost then raise exception 'no_credits' using errcode = 'P0001'; end if;

  insert into public.generations
    (id, user_id, title, description, prompt, headline, style, locale, photo_ids, count, engine, cost, status)
  values
    (p_id, p_user_id, p_title, p_description, p_prompt, p_headline, p_style, p_locale, p_photo_ids, p_count, v_engine.id, v_engine.cost, 'running')
  returning * into v_generation;
  if v_engine.cost > 0 then
    insert into public.credit_ledger (user_id, kind, cause, amount) values (p_user_id, 'hold', p_id::text, -v_engine.cost);
  end if;
  return v_generation;
end
$$;

create function public.finish_generation(p_id uuid, p_variants jsonb) returns public.generations
language plpgsql security definer set search_path = '' as $$
declare
  v_generation public.generations;
begin
  select * into v_generation from public.generations where id = p_id for update;
  if not found then raise exception 'not_found' using errcode = 'P0001'; end if;
  -- Finished, failed or cancelled before: that stands.
  if v_generation.status <> 'running' then return v_generation; end if;
  if jsonb_array_length(p_variants) = 0 then raise exception 'nothing_delivered' using errcode = 'P0001'; end if;

  insert into public.variants (id, generation_id, user_id, position, scene, reason)
  select (variant ->> 'id')::uuid, p_id, v_generation.user_id, (variant ->> 'position')::integer, variant -> 'scene', variant ->> 'reason'
  from jsonb_array_elements(p_variants) as variant;
  if v_generation.cost > 0 then
    insert into public.credit_ledger (user_id, kind, cause, amount) values (v_generation.user_id, 'capture', p_id::text, 0);
  end if;
  update public.generations set status = 'succeeded', finished_at = now() where id = p_id returning * into v_generation;
  return v_generation;
end
$$;

-- Ends a running generation without a result and gives the held credits back. Not for callers; the next two are.
create function public.end_generation(p_id uuid, p_status text, p_error text) returns public.generations
language plpgsql security definer set search_path = '' as $$
declare
  v_generation public.generations;
begin
  select * into v_generation from public.generations where id = p_id for update;
  if not found or v_generation.status <> 'running' then return v_generation; end if;
  if v_generation.cost > 0 then
    insert into public.credit_ledger (user_id, kind, cause, amount)
    values (v_generation.user_id, 'release', p_id::text, v_generation.cost);
  end if;
  update public.generations set status = p_status, error = p_error, finished_at = now() where id = p_id returning * into v_generation;
  return v_generation;
end
$$;

create function public.fail_generation(p_id uuid, p_error text) returns public.generations
language sql security definer set search_path = '' as $$
  select public.end_generation(p_id, 'failed', p_error)
$$;

create function public.cancel_generation(p_id uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare
  v_user_id uuid := auth.uid();
  v_generation public.generations;
begin
  perform 1 from public.profiles where id = v_user_id for update;
  if not found then raise exception 'unauthenticated' using errcode = 'P0001'; end if;
  select * into v_generation from public.generations where id = p_id;
  if found and v_generation.user_id <> v_user_id then raise exception 'conflict' using errcode = 'P0001'; end if;
  if not found then
    -- Cancelled before it arrived: this row makes the late start find an ended generation and hold nothing.
    insert into public.generations (id, user_id, style, engine, cost, status, finished_at)
    values (p_id, v_user_id, 'auto', 'embedded', 0, 'cancelled', now());
    return 'cancelled';
  end if;
  v_generation := public.end_generation(p_id, 'cancelled', null);
  return v_generation.status;
end
$$;
comment on function public.cancel_generation(uuid) is 'Cancels the caller''s generation; answers the status it has now. One that succeeded before stays so.';

create function public.mark_variant_applied(p_id uuid) returns void
language sql security definer set search_path = '' as $$
  update public.variants set applied_at = now() where id = p_id and user_id = (select auth.uid())
$$;
comment on function public.mark_variant_applied(uuid) is 'Notes that the caller put their variant onto a video.';

revoke execute on all functions in schema public from public, anon;
revoke execute on function
  public.start_generation(uuid, uuid, text, text, text, text, text, text, uuid[], integer),
  public.finish_generation(uuid, jsonb), public.end_generation(uuid, text, text), public.fail_generation(uuid, text)
  from public, anon, authenticated;
grant execute on function
  public.start_generation(uuid, uuid, text, text, text, text, text, text, uuid[], integer),
  public.finish_generation(uuid, jsonb), public.fail_generation(uuid, text)
  to service_role;
grant execute on function public.cancel_generation(uuid), public.mark_variant_applied(uuid) to authenticated;
