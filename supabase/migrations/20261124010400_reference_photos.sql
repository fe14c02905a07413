create table public.reference_photos (
  id uuid primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  label text not null check (char_length(label) between 1 and 40),
  person text not null default 'me' check (char_length(person) between 1 and 40),
  original_path text not null,
  cutout_path text not null,
  -- Measured on the creator's device; its shape is subjectAnalysisSchema in utils/scene/subject.ts.
  analysis jsonb not null check (jsonb_typeof(analysis) = 'object' and pg_column_size(analysis) < 8192),
  created_at timestamptz not null default now(),
  constraint reference_photos_in_own_folder check (
    original_path = user_id || '/' || id || '/original.jpg' and cutout_path = user_id || '/' || id || '/cutout.webp'
  )
);
comment on table public.reference_photos is 'Photos of the creator, stored after consent. Files are in the bucket photos, in the owner''s folder.';
create index reference_photos_by_person on public.reference_photos (user_id, created_at desc);

alter table public.reference_photos enable row level security;

create policy "People read their own photos" on public.reference_photos
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "People add their own photos after consent" on public.reference_photos
  for insert to authenticated with check (
    (select auth.uid()) = user_id
    and coalesce(
      (select granted from public.consents
       where consents.user_id = (select auth.uid()) and purpose = 'face_photos'
       order by created_at desc, consents.id desc limit 1),
      false)
  );
create policy "People rename their own photos" on public.reference_photos
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "People delete their own photos" on public.reference_photos
  for delete to authenticated using ((select auth.uid()) = user_id);

grant select, delete on public.reference_photos to authenticated;
grant insert (id, label, person, original_path, cutout_path, analysis) on public.reference_photos to authenticated;
grant update (label) on public.reference_photos to authenticated;
grant select on public.reference_photos to service_role;
