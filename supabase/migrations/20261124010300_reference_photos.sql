create table public.reference_photos (
  id uuid primary key,
  user_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  label text not null check (char_length(label) between 1 and 40),
  person text not null default 'self' check (char_length(person) between 1 and 40),
  original_path text not null unique,
  cutout_path text not null unique,
  analysis jsonb not null check (jsonb_typeof(analysis) = 'object' and octet_length(analysis::text) <= 8192),
  created_at timestamptz not null default now(),
  constraint files_lie_in_the_photos_own_folder check (
    starts_with(original_path, user_id || '/' || id || '/') and starts_with(cutout_path, user_id || '/' || id || '/')
  )
);

create index reference_photos_by_owner on public.reference_photos (user_id);

comment on table public.reference_photos is
  'Photos of a face that thumbnails may be made with. Written by the creator, whose device cuts them out; the files are in the bucket photos.';
comment on column public.reference_photos.id is 'Made by the device, so that an upload can be repeated.';
comment on column public.reference_photos.person is 'Who is in the picture, so that photos of one face belong together; self is the creator.';
comment on column public.reference_photos.analysis is
  'What the device measured of the cut-out: its size, where the head is, its colours. All that the art director sees of a photo.';

alter table public.reference_photos enable row level security;

create policy "Creators read their own photos" on public.reference_photos
  for select to authenticated using (user_id = (select auth.uid()));
create policy "Creators who consented add photos of their own" on public.reference_photos
  for insert to authenticated
  with check (user_id = (select auth.uid()) and (select public.has_consented('face_photos')));
create policy "Creators rename their own photos" on public.reference_photos
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "Creators delete their own photos" on public.reference_photos
  for delete to authenticated using (user_id = (select auth.uid()));

grant select, insert (id, label, person, original_path, cutout_path, analysis), update (label), delete
  on public.reference_photos to authenticated;
grant select on public.reference_photos to service_role;
