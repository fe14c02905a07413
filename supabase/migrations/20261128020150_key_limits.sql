-- How often keys of creators' own accounts may be kept, replaced or removed.

comment on column private.rate_limits.purpose is
  'generate: a new generation. generate_again: the same one asked for again, as a client does whose line broke; apart, so that retries are answered when new ones are not. revise: a wish in plain words. keep_key: a key of one''s own kept, replaced or removed.';

insert into private.rate_limits (purpose, counts, allowed, period) values
  ('keep_key', 'user', 20, '1 hour'),
  ('keep_key', 'address', 80, '1 hour');
