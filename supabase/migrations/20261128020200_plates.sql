-- The pictures of a generation that an image model paints. Each is one thumbnail's background and becomes a variant when it is there.

create table public.plates (
  id uuid primary key,
  generation_id uuid not null,
  user_id uuid not null,
  position smallint not null check (position >= 0),
  scene jsonb not null check (jsonb_typeof(scene) = 'object' and octet_length(scene::text) <= 65536),
  reason text not null check (char_length(reason) <= 300),
  prompt text not null check (char_length(prompt) between 1 and 8000),
  status text not null default 'waiting' check (status in ('waiting', 'painting', 'painted', 'failed', 'dropped')),
  ticket jsonb check (octet_length(ticket::text) <= 4096),
  estimate_usd numeric(10, 4) not null default 0 check (estimate_usd >= 0),
  usd numeric(10, 4) check (usd >= 0),
  provider_request text check (char_length(provider_request) <= 200),
  error text check (error ~ '^[a-z_]{1,40}$'),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (generation_id, position),
  foreign key (generation_id, user_id) references public.generations (id, user_id) on delete cascade,
  constraint only_a_failure_has_an_error check ((status = 'failed') = (error is not null)),
  constraint only_open_ones_are_unfinished check ((status in ('waiting', 'painting')) = (finished_at is null))
);

create index plates_by_owner on public.plates (user_id);
create index plates_by_ticket on public.plates ((ticket ->> 'provider'), (ticket ->> 'id')) where ticket is not null;

comment on table public.plates is
  'What the job of a model has to paint and has painted. Written by begin_plates, note_ticket and end_plate; read by the service. The files lie in the bucket of the same name, as <owner>/<id>.';
comment on column public.plates.scene is 'The thumbnail that it will be, which names this plate as its background.';
comment on column public.plates.ticket is 'Where a provider has queued it: whoever goes on with the job asks there instead of paying twice.';
comment on column public.plates.status is 'dropped: not wanted any more, because the generation ended first.';
comment on column public.plates.provider_request is 'The provider''s own id of the request, for provenance and for questions to it.';

alter table public.plates enable row level security;
grant select on public.plates to service_role;
