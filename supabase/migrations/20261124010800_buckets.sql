insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('photos', 'photos', false, 8388608, array['image/jpeg', 'image/webp']),
  ('plates', 'plates', false, 8388608, array['image/jpeg', 'image/png', 'image/webp']),
  ('thumbnails', 'thumbnails', false, 8388608, array['image/jpeg', 'image/png'])
on conflict (id) do update set
  public = excluded.public, file_size_limit = excluded.file_size_limit, allowed_mime_types = excluded.allowed_mime_types;

-- The first folder of every object's name is its owner's id. Plates are written by the service alone.
create policy "People read files in their own folder" on storage.objects
  for select to authenticated
  using (bucket_id in ('photos', 'plates', 'thumbnails') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "People add files to their own folder" on storage.objects
  for insert to authenticated
  with check (bucket_id in ('photos', 'thumbnails') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "People replace files in their own folder" on storage.objects
  for update to authenticated
  using (bucket_id in ('photos', 'thumbnails') and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id in ('photos', 'thumbnails') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "People delete files in their own folder" on storage.objects
  for delete to authenticated
  using (bucket_id in ('photos', 'plates', 'thumbnails') and (storage.foldername(name))[1] = (select auth.uid())::text);
