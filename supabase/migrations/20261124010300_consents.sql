create table public.consents (
  id bigint generated always as identity primary key,
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  purpose text not null check (purpose in ('face_photos')),
  granted boolean not null,
  policy_version text not null check (char_length(policy_version) between 1 and 40),
  -- Where it was given: the page of the extension.
  surface text not null check (char_length(surface) between 1 and 40),
  created_at timestamptz not null default now()
);
comment on table public.consents is 'Append-only record of what a person agreed to or took back, and when. The newest row of a purpose counts.';
create index consents_by_person on public.consents (user_id, purpose, created_at desc);

alter table public.consents enable row level security;

create policy "People read their own consents" on public.consents
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "People give and take back consent for themselves" on public.consents
  for insert to authenticated with check ((select auth.uid()) = user_id);

grant select on public.consents to authenticated;
grant insert (purpose, granted, policy_version, surface) on public.consents to authenticated;
grant select on public.consents to service_role;
