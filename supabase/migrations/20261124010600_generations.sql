create table public.generations (
  -- Made by the client, so that a request sent twice is one generation.
  id uuid primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  title text not null default '' check (char_length(title) <= 200),
  description text check (char_length(description) <= 5000),
  prompt text check (char_length(prompt) <= 1000),
  headline text check (char_length(headline) <= 60),
  style text not null,
  locale text not null default 'en' check (char_length(locale) <= 35),
  photo_ids uuid[] not null default '{}' check (cardinality(photo_ids) <= 3),
  count integer not null default 3 check (count between 1 and 3),
  engine text not null,
  cost integer not null check (cost >= 0),
  status text not null check (status in ('running', 'succeeded', 'failed', 'cancelled')),
  error text check (char_length(error) <= 60),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint generations_finish check ((status = 'running') = (finished_at is null))
);
comment on table public.generations is 'What was asked for and how it ended. Written by start_, finish_, fail_ and cancel_generation alone.';
create index generations_by_person on public.generations (user_id, created_at desc);

create table public.variants (
  id uuid primary key,
  generation_id uuid not null references public.generations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  position integer not null check (position between 0 and 2),
  -- Its shape is sceneSchema in utils/scene/schema.ts.
  scene jsonb not null check (jsonb_typeof(scene) = 'object'),
  reason text not null check (char_length(reason) <= 300),
  plate_path text,
  applied_at timestamptz,
  created_at timestamptz not null default now(),
  constraint variants_once unique (generation_id, position)
);
comment on table public.variants is 'The concepts of a generation. Written by finish_generation; applied_at by mark_variant_applied.';
comment on column public.variants.plate_path is 'Background painted by an image model, in the bucket plates. Null where the background is painted from the scene.';
create index variants_by_person on public.variants (user_id, created_at desc);

alter table public.generations enable row level security;
alter table public.variants enable row level security;

create policy "People read their own generations" on public.generations
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "People delete their own finished generations" on public.generations
  for delete to authenticated using ((select auth.uid()) = user_id and status <> 'running');
create policy "People read their own variants" on public.variants
  for select to authenticated using ((select auth.uid()) = user_id);

grant select, delete on public.generations to authenticated;
grant select on public.variants to authenticated;
grant select on public.generations, public.variants to service_role;
