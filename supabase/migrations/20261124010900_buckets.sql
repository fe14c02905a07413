-- Three private buckets. The first folder of every object is its owner's id; nobody reaches beyond their own.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('photos', 'photos', false, 8 * 1024 * 1024, array['image/jpeg', 'image/webp']),
  ('plates', 'plates', false, 8 * 1024 * 1024, array['image/jpeg', 'image/png', 'image/webp']),
  -- The limit of YouTube for a thumbnail.
  ('thumbnails', 'thumbnails', false, 2 * 1024 * 1024, array['image/jpeg', 'image/png']);

-- photos: reference photos and their cut-outs. Written and read by the creator; kept only with consent.
create policy "Creators read the files of their own photos" on storage.objects
  for select to authenticated
  using (bucket_id = 'photos' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators who consented upload their own photos" on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'photos'
    and (storage.foldername(name))[1] = (select auth.uid())::text
    and (select public.has_consented('face_photos'))
  );
create policy "Creators delete the files of their own photos" on storage.objects
  for delete to authenticated
  using (bucket_id = 'photos' and (storage.foldername(name))[1] = (select auth.uid())::text);

-- plates: backgrounds painted by a model. Written by the service role; the creator reads and deletes.
create policy "Creators read their own plates" on storage.objects
  for select to authenticated
  using (bucket_id = 'plates' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators delete their own plates" on storage.objects
  for delete to authenticated
  using (bucket_id = 'plates' and (storage.foldername(name))[1] = (select auth.uid())::text);

-- thumbnails: finished pictures. Painted, written and read by the creator.
create policy "Creators read their own thumbnails" on storage.objects
  for select to authenticated
  using (bucket_id = 'thumbnails' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators upload their own thumbnails" on storage.objects
  for insert to authenticated
  with check (bucket_id = 'thumbnails' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators replace their own thumbnails" on storage.objects
  for update to authenticated
  using (bucket_id = 'thumbnails' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'thumbnails' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators delete their own thumbnails" on storage.objects
  for delete to authenticated
  using (bucket_id = 'thumbnails' and (storage.foldername(name))[1] = (select auth.uid())::text);
