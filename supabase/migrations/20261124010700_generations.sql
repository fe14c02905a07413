create table public.generations (
  id uuid primary key,
  user_id uuid not null references public.profiles (id) on delete cascade,
  title text not null default '' check (char_length(title) <= 200),
  description text check (char_length(description) <= 5000),
  prompt text check (char_length(prompt) <= 1000),
  headline text check (char_length(headline) <= 60),
  style text references public.styles (id),
  locale text check (char_length(locale) <= 35),
  photo_ids uuid[] not null default '{}' check (cardinality(photo_ids) <= 3),
  count smallint check (count between 1 and 3),
  status text not null check (status in ('running', 'succeeded', 'failed', 'cancelled')),
  engine text references public.engines (id),
  cost integer not null default 0 check (cost >= 0),
  error text check (error ~ '^[a-z_]{1,40}$'),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  -- What variants refer to, so that none can belong to someone other than its generation.
  unique (id, user_id),
  constraint only_a_failure_has_an_error check ((status = 'failed') = (error is not null)),
  constraint only_running_is_unfinished check ((status = 'running') = (finished_at is null)),
  -- One that was cancelled before it was started is a gravestone with an id and nothing else.
  constraint all_but_gravestones_are_complete check (
    status = 'cancelled' or num_nulls(style, locale, count, engine) = 0
  )
);

create index generations_by_owner on public.generations (user_id, created_at);
create index generations_by_style on public.generations (style);
create index generations_by_engine on public.generations (engine);

comment on table public.generations is
  'What was asked for and how it ended. Written by start_, finish_, fail_ and cancel_generation alone; the creator reads.';
comment on column public.generations.id is 'Made by the client, so that a request sent twice is one generation.';
comment on column public.generations.photo_ids is 'The photos asked for. No foreign keys: the record stays when a photo is deleted.';
comment on column public.generations.cost is 'Credits held when it was started: a later change of price does not touch it.';
comment on column public.generations.error is 'An error code of the API, never words.';

alter table public.generations enable row level security;

create policy "Creators read their own generations" on public.generations
  for select to authenticated using (user_id = (select auth.uid()));

grant select on public.generations to authenticated, service_role;

create table public.variants (
  id uuid primary key default gen_random_uuid(),
  generation_id uuid not null,
  user_id uuid not null,
  position smallint not null check (position >= 0),
  scene jsonb not null check (jsonb_typeof(scene) = 'object' and octet_length(scene::text) <= 65536),
  reason text not null check (char_length(reason) <= 300),
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  unique (generation_id, position),
  foreign key (generation_id, user_id) references public.generations (id, user_id) on delete cascade
);

create index variants_by_owner on public.variants (user_id);

comment on table public.variants is 'The thumbnails of a generation, as scenes. Written by finish_generation; the creator reads.';
comment on column public.variants.scene is 'Everything that the painter needs; the picture itself is painted on the creator''s machine.';
comment on column public.variants.applied_at is 'When it was last put onto a video. Written by mark_variant_applied.';

alter table public.variants enable row level security;

create policy "Creators read their own variants" on public.variants
  for select to authenticated using (user_id = (select auth.uid()));

grant select on public.variants to authenticated, service_role;
