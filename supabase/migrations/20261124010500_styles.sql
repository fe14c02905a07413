create table public.engines (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- Credits for one generation. The embedded engine runs on the creator's own machine and costs nothing.
  cost integer not null check (cost >= 0)
);
comment on table public.engines is 'Who makes the concepts and what that costs. Written by operators.';

create table public.styles (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  engine text not null references public.engines (id),
  position integer not null default 0
);
comment on table public.styles is 'What a creator chooses between, and which engine stands behind it. Written by operators.';
create index styles_by_engine on public.styles (engine);

insert into public.engines (id, cost) values ('embedded', 0);
insert into public.styles (id, engine, position) values
  ('auto', 'embedded', 0), ('bold', 'embedded', 1), ('cinematic', 'embedded', 2), ('clean', 'embedded', 3), ('playful', 'embedded', 4);

alter table public.engines enable row level security;
alter table public.styles enable row level security;

create policy "People see what engines cost" on public.engines for select to authenticated using (true);
create policy "People see which styles there are" on public.styles for select to authenticated using (true);

grant select on public.engines, public.styles to authenticated;
grant select, insert, update, delete on public.engines, public.styles to service_role;
