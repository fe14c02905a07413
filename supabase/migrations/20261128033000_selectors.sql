-- A public bucket for what mends Studio's selectors between two releases: signed, and the same for everybody. No policy lets
-- anybody write: that is left to the service role.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('studio', 'studio', true, 64 * 1024, array['application/json']);
