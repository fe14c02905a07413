-- Who made a generation's concepts. The engine says what its style is made with and costs; a text model, where one is
-- configured, decides words and layouts for any engine, and may be replaced by the rules from one generation to the next.

alter table public.generations
  add column director text check (char_length(director) between 1 and 120),
  add column director_note text check (director_note in ('late', 'invalid', 'unavailable')),
  add constraint only_rules_have_a_note check (director_note is null or director = 'rules');

comment on column public.generations.director is
  'rules, or a text model as provider:model. Null until it has succeeded, and for those from before this was kept.';
comment on column public.generations.director_note is
  'Why the rules did the work of a text model that was configured: it was late, broke a rule, or could not be asked.';

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

-- Two functions of one name would be two to keep safe, so the old one goes. Without a director it is called as before.
drop function public.finish_generation(uuid, uuid, jsonb);

create function public.finish_generation(
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
    set
      status = 'succeeded',
      finished_at = now(),
      director = finish_generation.director,
      director_note = finish_generation.director_note
    where id = generation
    returning * into job;
    perform private.settle_hold(creator, generation, 'capture');
  end if;
  return private.generation_answer(job);
end
$$;

comment on function public.finish_generation(uuid, uuid, jsonb, text, text) is
  'Stores the variants of a running generation with who directed them, and captures the hold. Changes nothing once it has ended in any way; answers how it stands.';

grant execute on function public.finish_generation(uuid, uuid, jsonb, text, text) to service_role;
