-- A photo may leave the account: deleted, or moved to one of its creator's devices. Its id stays behind, so that other devices can say
-- which of the two it was, and so that an upload that comes late does not bring it back.

create table public.photos_that_left (
  photo_id uuid primary key,
  user_id uuid not null references public.profiles (id) on delete cascade,
  moved boolean not null default false,
  left_at timestamptz not null default now()
);

create index photos_that_left_by_owner on public.photos_that_left (user_id);

comment on table public.photos_that_left is
  'Ids of photos that were deleted or moved out, and nothing else of them. Written by the database when a row of reference_photos goes.';
comment on column public.photos_that_left.moved is 'Whether a device of the creator''s keeps it from then on.';

alter table public.photos_that_left enable row level security;

create policy "Creators read which of their photos left" on public.photos_that_left
  for select to authenticated using (user_id = (select auth.uid()));
create policy "Creators bring back what they moved out" on public.photos_that_left
  for delete to authenticated using (user_id = (select auth.uid()) and moved);

grant select, delete on public.photos_that_left to authenticated;

create function private.note_photo_that_left() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Where the account itself goes, nothing is noted.
  insert into public.photos_that_left (photo_id, user_id)
  select old.id, profiles.id from public.profiles where profiles.id = old.user_id
  on conflict (photo_id) do nothing;
  return old;
end
$$;

create trigger photos_leave_their_id after delete on public.reference_photos
  for each row execute function private.note_photo_that_left();

create function private.refuse_photo_that_left() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (
    select from public.photos_that_left where photo_id = new.id and photos_that_left.user_id = new.user_id
  ) then
    raise exception 'not_found';
  end if;
  return new;
end
$$;

create trigger photos_that_left_stay_away before insert on public.reference_photos
  for each row execute function private.refuse_photo_that_left();

create function public.move_photo_out(photo uuid) returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from public.reference_photos where id = photo and user_id = auth.uid();
  update public.photos_that_left set moved = true where photo_id = photo and user_id = auth.uid();
end
$$;

comment on function public.move_photo_out(uuid) is
  'Deletes a row of the caller''s that a device of theirs keeps from now on; its files are to be deleted before. May be repeated.';

grant execute on function public.move_photo_out(uuid) to authenticated;
