-- Having a background that a model painted changed by a model: a generation of one picture, which is made from another.

create table public.repaints (
  generation_id uuid primary key,
  user_id uuid not null,
  picture_id uuid not null references public.plates (id) on delete cascade,
  mask text check (char_length(mask) = 384),
  foreign key (generation_id, user_id) references public.generations (id, user_id) on delete cascade
);

create index repaints_by_picture on public.repaints (picture_id);

comment on table public.repaints is
  'Which picture a generation is to change, where it is to change one; what is wished for is its prompt. Written by start_repaint; read by the service.';
comment on column public.repaints.mask is 'Where it may change, as maskSchema has it. Null for everywhere.';

alter table public.repaints enable row level security;
grant select on public.repaints to service_role;

create function public.start_repaint(creator uuid, generation uuid, request jsonb) returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  wanted constant public.repaints := jsonb_populate_record(null::public.repaints, request -> 'repaint');
  is_new boolean;
  source public.plates;
  painter jsonb;
  answer jsonb;
begin
  perform private.lock_account(creator);
  is_new := not exists (select from public.generations where id = generation);

  if is_new then
    select model into painter
    from public.styles join public.image_models on image_models.engine = styles.engine
    where styles.id = request ->> 'style';
    if not found and not exists (select from public.styles where id = request ->> 'style') then
      raise exception 'unknown_style';
    end if;
    if not coalesce((painter ->> 'canEdit')::boolean, false) then
      raise exception 'model_cannot_edit';
    end if;
    if wanted.mask is not null and not (painter ->> 'canMask')::boolean then
      raise exception 'model_cannot_mask';
    end if;

    select * into source from public.plates
    where id = wanted.picture_id and user_id = creator and status = 'painted';
    if not found then
      raise exception 'not_found';
    end if;
    -- A picture that a model painted of the creator shows their face too.
    if source.scene #>> '{background,origin}' = 'model-with-person'
      and not private.consents_to(creator, 'portrait_' || (painter ->> 'provider'))
    then
      raise exception 'consent_required';
    end if;
  end if;

  answer := public.start_generation(creator, generation, request - 'repaint');
  if is_new then
    insert into public.repaints (generation_id, user_id, picture_id, mask)
    values (generation, creator, wanted.picture_id, wanted.mask);
  elsif answer #>> '{generation,status}' <> 'cancelled' and not exists (
    select from public.repaints
    where generation_id = generation and picture_id = wanted.picture_id and mask is not distinct from wanted.mask
  ) then
    raise exception 'conflict';
  end if;
  return answer;
end
$$;

comment on function public.start_repaint(uuid, uuid, jsonb) is
  'Begins a generation that changes a picture of the creator''s, as start_generation begins others, and refuses a model that changes no pictures, or heeds no mask where there is one.';

grant execute on function public.start_repaint(uuid, uuid, jsonb) to service_role;
