create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  name text not null default '' check (char_length(name) <= 80),
  created_at timestamptz not null default now()
);

comment on table public.profiles is
  'One row an account, made with it. Everything that belongs to a creator hangs on this row and goes with it.';
comment on column public.profiles.name is 'What the creator wants to be called. Written at sign-up and by the creator.';

alter table public.profiles enable row level security;

create policy "Creators read their own profile" on public.profiles
  for select to authenticated using (id = (select auth.uid()));
create policy "Creators change their own profile" on public.profiles
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

grant select, update (name) on public.profiles to authenticated;
grant select on public.profiles to service_role;
