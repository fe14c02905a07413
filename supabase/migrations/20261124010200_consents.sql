create table public.consents (
  id bigint generated always as identity primary key,
  user_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  purpose text not null check (purpose ~ '^[a-z_]{1,40}$'),
  granted boolean not null,
  policy_version text not null check (char_length(policy_version) between 1 and 40),
  surface text not null check (char_length(surface) between 1 and 40),
  created_at timestamptz not null default now()
);

create index consents_by_purpose on public.consents (user_id, purpose, id);

comment on table public.consents is
  'Every consent given or withdrawn, in order; the last row of a purpose counts. Written by the creator alone, never changed: it is the proof.';
comment on column public.consents.purpose is 'What for: face_photos is the keeping of pictures of a face.';
comment on column public.consents.policy_version is 'The wording that was shown.';
comment on column public.consents.surface is 'Where it was shown, such as account.';
comment on column public.consents.created_at is 'Set by the database, so that nobody can date a consent back.';

alter table public.consents enable row level security;

create policy "Creators read their own consents" on public.consents
  for select to authenticated using (user_id = (select auth.uid()));
create policy "Creators give and withdraw their own consents" on public.consents
  for insert to authenticated with check (user_id = (select auth.uid()));

grant select, insert (purpose, granted, policy_version, surface) on public.consents to authenticated;
grant select on public.consents to service_role;

create trigger consents_are_never_changed before update or delete on public.consents
  for each row execute function private.refuse_change();
create trigger consents_are_never_emptied before truncate on public.consents
  for each statement execute function private.refuse_change();

create function public.has_consented(purpose text) returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(
    (
      select consents.granted
      from public.consents
      where consents.user_id = (select auth.uid()) and consents.purpose = has_consented.purpose
      order by consents.id desc
      limit 1
    ),
    false
  )
$$;

comment on function public.has_consented(text) is 'Whether the caller''s last word on this purpose was yes.';

grant execute on function public.has_consented(text) to authenticated;
