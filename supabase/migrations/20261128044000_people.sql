-- Whose faces the photos show: the creator's own and other people's. Consent is given and withdrawn for each of them alone.

create table public.people (
  user_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  id uuid not null,
  label text not null check (char_length(label) <= 40),
  is_me boolean generated always as (id = user_id) stored,
  created_at timestamptz not null default now(),
  -- With the creator in it, so that nobody can take an id that somebody else's device makes, or will make.
  primary key (user_id, id),
  constraint all_others_have_a_name check ((id = user_id) = (btrim(label) = ''))
);

comment on table public.people is
  'Whose faces the creator''s photos show. Written by the creator; the creator''s own row is made when it is first needed.';
comment on column public.people.id is
  'Made by the device. The creator''s own is the creator''s id: so every device knows it, and there is one at the most.';
comment on column public.people.label is 'What the creator calls them. Empty for the creator, whom the interface calls so in its language.';
comment on column public.people.is_me is 'Whether it is the creator''s own face.';

alter table public.people enable row level security;

create policy "Creators read their own people" on public.people
  for select to authenticated using (user_id = (select auth.uid()));
create policy "Creators add people of their own" on public.people
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "Creators rename their own people" on public.people
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

grant select, insert (id, label), update (label) on public.people to authenticated;

create function private.limit_people() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  others_per_account constant integer := 50;
begin
  -- A row that is sent once more is none more, whatever becomes of it.
  if new.id = new.user_id or exists (select from public.people where user_id = new.user_id and id = new.id) then
    return new;
  end if;
  perform private.lock_account(new.user_id);
  if (select count(*) from public.people where user_id = new.user_id and not is_me) >= others_per_account then
    raise exception 'too_many_people';
  end if;
  return new;
end
$$;

create trigger people_are_limited before insert on public.people
  for each row execute function private.limit_people();

create function private.make_me(creator uuid) returns void
language sql
set search_path = ''
as $$
  insert into public.people (user_id, id, label) values (creator, creator, '') on conflict do nothing
$$;

comment on function private.make_me(uuid) is 'Makes the row for a creator''s own face, unless it is there.';

-- Consent, person by person.

alter table public.consents
  add column person_id uuid,
  add column declaration text check (declaration in ('this_is_me', 'has_permission')),
  add constraint only_photos_are_of_a_person check (person_id is null or purpose = 'face_photos');

create index consents_by_person on public.consents (user_id, (coalesce(person_id, user_id)), id) where purpose = 'face_photos';

comment on column public.consents.person_id is
  'Whose face. No foreign key: the proof outlives the person''s row, and says nothing of who it was. Null in rows of before there were people: the creator.';
comment on column public.consents.declaration is
  'What the creator declared with a yes, by whose face it is. Set by the database. Null for a no, and in rows of before there were people.';

grant insert (person_id) on public.consents to authenticated;

create function private.consents_to_photos(creator uuid, person uuid) returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(
    (
      select granted
      from public.consents
      where user_id = creator and purpose = 'face_photos' and coalesce(person_id, user_id) = person
      order by id desc
      limit 1
    ),
    false
  )
$$;

comment on function private.consents_to_photos(uuid, uuid) is
  'Whether a creator''s last word on photos of that person was yes.';

create function private.note_consent() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if new.purpose <> 'face_photos' then
    return new;
  end if;
  new.person_id := coalesce(new.person_id, new.user_id);
  if new.person_id = new.user_id then
    perform private.make_me(new.user_id);
  end if;
  -- Waits for photos that are being added at this moment, as those wait for this: none is added after a withdrawal.
  perform from public.people where user_id = new.user_id and id = new.person_id for no key update;
  if not found then
    raise exception 'not_found' using hint = 'There is no such person.';
  end if;
  if new.granted then
    new.declaration := case when new.person_id = new.user_id then 'this_is_me' else 'has_permission' end;
  end if;
  return new;
end
$$;

create trigger consents_are_about_somebody before insert on public.consents
  for each row execute function private.note_consent();

create or replace function public.has_consented(purpose text) returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(
    (
      select consents.granted
      from public.consents
      where consents.user_id = (select auth.uid())
        and consents.purpose = has_consented.purpose
        and coalesce(consents.person_id, consents.user_id) = consents.user_id
      order by consents.id desc
      limit 1
    ),
    false
  )
$$;

comment on function public.has_consented(text) is
  'Whether the caller''s last word on this purpose was yes; on photos, those of their own face.';

create function public.has_consented_for(person uuid) returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.consents_to_photos((select auth.uid()), person)
$$;

comment on function public.has_consented_for(uuid) is 'Whether the caller''s last word on photos of that person was yes.';

grant execute on function public.has_consented_for(uuid) to authenticated;

-- Photos belong to a person. All that there are were asked for as the creator's own.

insert into public.people (user_id, id, label)
select id, id, ''
from public.profiles
where exists (select from public.reference_photos where reference_photos.user_id = profiles.id)
  or exists (select from public.consents where consents.user_id = profiles.id and purpose = 'face_photos');

alter table public.reference_photos add column person_id uuid default auth.uid();
update public.reference_photos set person_id = user_id;
alter table public.reference_photos
  alter column person_id set not null,
  drop column person,
  -- A person stays as long as there is a photo of them, whose files would else be left behind.
  add constraint photos_are_of_somebody foreign key (user_id, person_id) references public.people (user_id, id);

create index reference_photos_by_person on public.reference_photos (user_id, person_id);

comment on column public.reference_photos.person_id is 'Whose face it shows. Without one it is the creator''s.';

grant insert (person_id), update (person_id) on public.reference_photos to authenticated;

create function private.guard_photo() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  concerned uuid[] := array[new.person_id];
begin
  if tg_op = 'INSERT' then
    if new.person_id = new.user_id then
      perform private.make_me(new.user_id);
    end if;
  else
    -- Nor is a photo taken from a person who withdrew to one who did not.
    concerned := array[new.person_id, old.person_id];
  end if;
  perform from public.people where user_id = new.user_id and id = any (concerned) order by id for share;
  if exists (
    select from unnest(concerned) as person (id) where not private.consents_to_photos(new.user_id, person.id)
  ) then
    raise exception 'consent_required';
  end if;
  return new;
end
$$;

comment on function private.guard_photo() is
  'Refuses a photo, or other files or another person of one, where consent is missing or was withdrawn.';

create trigger photos_take_consent
  before insert or update of person_id, original_path, cutout_path, analysis on public.reference_photos
  for each row execute function private.guard_photo();

alter policy "Creators who consented add photos of their own" on public.reference_photos
  with check (user_id = (select auth.uid()) and public.has_consented_for(person_id));

-- The files come before the row, so that at first nothing says of whom they are: then somebody must have consented.
create function public.may_add_photo_file(file text) returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select case
    when exists (
      select from public.reference_photos where user_id = (select auth.uid()) and id::text = (storage.foldername(file))[2]
    ) then exists (
      select from public.reference_photos
      where user_id = (select auth.uid())
        and id::text = (storage.foldername(file))[2]
        and private.consents_to_photos(user_id, person_id)
    )
    else exists (
      select from (
        select distinct coalesce(person_id, user_id) as id
        from public.consents
        where user_id = (select auth.uid()) and purpose = 'face_photos'
      ) as person
      where private.consents_to_photos((select auth.uid()), person.id)
    )
  end
$$;

comment on function public.may_add_photo_file(text) is
  'Whether the caller may add that file: to a photo of a person who consents, or where there is no such photo yet, who consents for anybody.';

grant execute on function public.may_add_photo_file(text) to authenticated;

alter policy "Creators who consented upload their own photos" on storage.objects
  with check (
    bucket_id = 'photos'
    and (storage.foldername(name))[1] = (select auth.uid())::text
    and public.may_add_photo_file(name)
  );

create function public.list_people() returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_agg(
    jsonb_build_object(
      'id', person.id,
      'label', person.label,
      'addedAt', person.created_at,
      'consent', (
        select jsonb_build_object('granted', granted, 'at', created_at)
        from public.consents
        where user_id = (select auth.uid()) and purpose = 'face_photos' and coalesce(person_id, user_id) = person.id
        order by id desc
        limit 1
      ),
      'photos', (
        select count(*) from public.reference_photos where user_id = (select auth.uid()) and person_id = person.id
      )
    )
    order by person.id <> (select auth.uid()), person.created_at, person.id
  )
  from (
    select id, label, created_at from public.people where user_id = (select auth.uid()) and not is_me
    union all
    -- Whether or not their row was needed yet.
    select id, '', created_at from public.profiles where id = (select auth.uid())
  ) as person
$$;

comment on function public.list_people() is
  'The caller and the other people on their photos: the last word on consent, null where there was none, and how many photos there are.';

grant execute on function public.list_people() to authenticated;

create function public.remove_person(person uuid) returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- A photo that is being added at this moment is waited for, and refuses it.
  perform from public.people where user_id = auth.uid() and id = person for update;
  if person = auth.uid()
    or private.consents_to_photos(auth.uid(), person)
    or exists (select from public.reference_photos where user_id = auth.uid() and person_id = person)
  then
    raise exception 'conflict';
  end if;
  delete from public.people where user_id = auth.uid() and id = person;
end
$$;

comment on function public.remove_person(uuid) is
  'Forgets a person of the caller''s of whom there is no photo and no consent any more. What they had consented to, and when, stays as proof.';

grant execute on function public.remove_person(uuid) to authenticated;

-- What reads photos to use them goes through here, so that a withdrawal holds at once, whatever is under way.

create function public.photos_for_use(creator uuid, ids uuid[]) returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if exists (
    select from public.reference_photos
    where user_id = creator and id = any (ids) and not private.consents_to_photos(creator, person_id)
  ) then
    raise exception 'person_without_consent';
  end if;
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object('id', id, 'personId', person_id, 'analysis', analysis, 'originalPath', original_path)
      ),
      '[]'
    )
    from public.reference_photos
    where user_id = creator and id = any (ids)
  );
end
$$;

comment on function public.photos_for_use(uuid, uuid[]) is
  'Those of the photos that are the creator''s, for a generation. Refuses where one is of a person who does not consent, or no longer.';

grant execute on function public.photos_for_use(uuid, uuid[]) to service_role;
revoke select on public.reference_photos from service_role;

-- Whom a generation shows is noted when it begins: of a picture that a model painted of them it must be known when their photos are gone.

alter table public.generations add column person_ids uuid[] not null default '{}';
update public.generations set person_ids = array[user_id]
where cardinality(photo_ids) > 0 or exists (select from public.repaints where generation_id = generations.id);

comment on column public.generations.person_ids is
  'Whose photos it was asked for with; of a changed picture, who is seen in it. No foreign keys, as with photo_ids.';

create function private.note_people() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- What is forgotten of a generation is forgotten of its people.
  new.person_ids := '{}';
  if tg_op = 'INSERT' and cardinality(new.photo_ids) > 0 then
    select coalesce(array_agg(distinct person_id), '{}') into new.person_ids
    from public.reference_photos
    where user_id = new.user_id and id = any (new.photo_ids);
    if exists (
      select from unnest(new.person_ids) as person (id) where not private.consents_to_photos(new.user_id, person.id)
    ) then
      raise exception 'person_without_consent';
    end if;
  end if;
  return new;
end
$$;

create trigger generations_show_who_consents before insert or update of photo_ids on public.generations
  for each row execute function private.note_people();

create function private.note_people_of_repaint() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  seen uuid[];
begin
  select generations.person_ids into seen
  from public.plates join public.generations on generations.id = plates.generation_id
  where plates.id = new.picture_id and plates.scene #>> '{background,origin}' = 'model-with-person';
  if exists (select from unnest(seen) as person (id) where not private.consents_to_photos(new.user_id, person.id)) then
    raise exception 'person_without_consent';
  end if;
  update public.generations set person_ids = coalesce(seen, '{}') where id = new.generation_id;
  return new;
end
$$;

create trigger repaints_show_who_consents before insert on public.repaints
  for each row execute function private.note_people_of_repaint();

create function public.shown_people_consent(creator uuid, generation uuid) returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(bool_and(private.consents_to_photos(creator, person.id)), true)
  from public.generations, unnest(person_ids) as person (id)
  where generations.id = generation and user_id = creator
$$;

comment on function public.shown_people_consent(uuid, uuid) is 'Whether everybody whom a generation shows still consents.';

grant execute on function public.shown_people_consent(uuid, uuid) to service_role;
