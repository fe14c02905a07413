create table public.engines (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  cost integer not null check (cost >= 0)
);

comment on table public.engines is 'Who makes concepts, and what a generation by it costs in credits. Prices are data: changed here, not in code.';
comment on column public.engines.cost is 'Credits a generation. The embedded engine costs none: its pictures are painted on the creator''s own machine.';

create table public.styles (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  engine text not null references public.engines (id),
  position integer not null unique
);

create index styles_by_engine on public.styles (engine);

comment on table public.styles is 'What a creator chooses between, in the order of position, and the engine behind each.';

insert into public.engines (id, cost) values ('embedded', 0);
insert into public.styles (id, engine, position) values
  ('auto', 'embedded', 10),
  ('bold', 'embedded', 20),
  ('cinematic', 'embedded', 30),
  ('clean', 'embedded', 40),
  ('playful', 'embedded', 50);

alter table public.engines enable row level security;
alter table public.styles enable row level security;

create policy "Creators see what engines cost" on public.engines for select to authenticated using (true);
create policy "Creators see the styles" on public.styles for select to authenticated using (true);

grant select on public.engines, public.styles to authenticated;
grant select, insert, update, delete on public.engines, public.styles to service_role;
