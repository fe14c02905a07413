-- Looking through generations from any device, and deleting them. What was asked for and what came of it goes; the ledger stays, and so
-- does the id, as a gravestone like that of one which was cancelled before it began: a request that arrives late, or from another
-- device, makes and charges nothing again.

create function private.with_repaints(creator uuid, ids uuid[]) returns setof uuid
language sql
stable
set search_path = ''
as $$
  with recursive named (id) as (
    select id from public.generations where id = any (ids) and user_id = creator
    union
    select repaints.generation_id
    from named
      join public.plates on plates.generation_id = named.id
      join public.repaints on repaints.picture_id = plates.id and repaints.user_id = creator
  )
  select id from named
$$;

comment on function private.with_repaints(uuid, uuid[]) is
  'Those of the generations that are the creator''s, with all that were made by changing a picture of theirs.';

create function public.pictures_of_generations(ids uuid[]) returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(plates.id order by plates.id), '[]')
  from public.plates
  where generation_id in (select private.with_repaints((select auth.uid()), ids))
$$;

comment on function public.pictures_of_generations(uuid[]) is
  'The backgrounds that models painted for the caller''s generations: files to delete before delete_generations forgets them.';

create function public.delete_generations(ids uuid[]) returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  creator constant uuid := auth.uid();
  named uuid[];
  job public.generations;
begin
  if cardinality(ids) > 5000 then
    raise exception 'invalid_input' using hint = 'At most 5000 at once.';
  end if;
  perform private.lock_account(creator);
  named := array(select private.with_repaints(creator, ids));
  for job in select * from public.generations where id = any (named) and status = 'running' loop
    perform private.end_generation(job, 'cancelled', 'cancelled');
  end loop;
  delete from public.repaints where generation_id = any (named);
  delete from public.variants where generation_id = any (named);
  delete from public.plates where generation_id = any (named);
  update public.generations
  set title = '', description = null, prompt = null, headline = null, style = null, locale = null, photo_ids = '{}',
    count = null, status = 'cancelled', engine = null, error = null, director = null, director_note = null, still = null,
    portrait = false, shortfall = null, worker = null, leased_until = null
  where id = any (named);
end
$$;

comment on function public.delete_generations(uuid[]) is
  'Deletes the caller''s generations with their thumbnails and repaints; what still runs is ended first. Their ids stay taken. Others'' and unknown ones are passed over.';

grant execute on function public.pictures_of_generations(uuid[]) to authenticated;
grant execute on function public.delete_generations(uuid[]) to authenticated;

create function public.list_generations(after jsonb, amount integer) returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  with listed as (
    select id, title, created_at
    from public.generations
    where user_id = (select auth.uid())
      and status = 'succeeded'
      and not exists (select from public.repaints where generation_id = generations.id)
  ),
  page as (
    select *
    from listed
    where after ->> 'createdAt' is null
      or (created_at, id) < ((after ->> 'createdAt')::timestamptz, (after ->> 'id')::uuid)
    order by created_at desc, id desc
    limit greatest(0, least(amount, 500))
  )
  select jsonb_build_object(
    'total', (select count(*) from listed),
    'lines', coalesce(
      (
        select jsonb_agg(
          jsonb_build_object('id', id, 'title', title, 'createdAt', created_at) order by created_at desc, id desc
        )
        from page
      ),
      '[]'
    )
  )
$$;

comment on function public.list_generations(jsonb, integer) is
  'The caller''s generations that have thumbnails, without repaints, newest first: how many there are, and up to 500 of them after { createdAt, id }.';

create function public.read_generations(ids uuid[]) returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'request', jsonb_strip_nulls(
          jsonb_build_object(
            'id', job.id, 'title', job.title, 'description', job.description, 'prompt', job.prompt, 'headline', job.headline,
            'style', job.style, 'photoIds', job.photo_ids, 'portrait', nullif(job.portrait, false), 'still', job.still,
            'locale', job.locale, 'count', job.count
          )
        ),
        'generation', private.generation_answer(job) -> 'generation',
        'createdAt', job.created_at,
        'appliedVariantId', (
          select id from public.variants
          where generation_id = job.id and applied_at is not null
          order by applied_at desc
          limit 1
        )
      )
    ),
    '[]'
  )
  from public.generations as job
  where id = any (ids[1:100]) and user_id = (select auth.uid()) and status = 'succeeded'
$$;

comment on function public.read_generations(uuid[]) is
  'What the caller asked for and got, for a hundred generations at most; others'' and unknown ones are left out.';

grant execute on function public.list_generations(jsonb, integer) to authenticated;
grant execute on function public.read_generations(uuid[]) to authenticated;
