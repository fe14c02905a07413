-- Keys of creators' own accounts at providers of models. The database holds them sealed; what opens them is with the Edge Functions.

create table private.provider_keys (
  user_id uuid not null references public.profiles (id) on delete cascade,
  provider text not null check (provider ~ '^[a-z]{1,20}$'),
  sealed text not null check (char_length(sealed) between 1 and 2000),
  kept_at timestamptz not null default now(),
  primary key (user_id, provider)
);

comment on table private.provider_keys is
  'Written and read by the service''s functions alone. A key is never answered to anybody, its owner included; deleted with the account.';
comment on column private.provider_keys.sealed is
  'AES-256-GCM under a key that the database has not, bound to the owner and the provider.';

alter table private.provider_keys enable row level security;

create function public.keep_provider_key(creator uuid, provider text, sealed text) returns void
language plpgsql
security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
  perform private.lock_account(creator);
  if keep_provider_key.sealed is null then
    delete from private.provider_keys where user_id = creator and provider = keep_provider_key.provider;
  else
    insert into private.provider_keys (user_id, provider, sealed)
    values (creator, keep_provider_key.provider, keep_provider_key.sealed)
    on conflict (user_id, provider) do update set sealed = excluded.sealed, kept_at = now();
  end if;
end
$$;

comment on function public.keep_provider_key(uuid, text, text) is 'Keeps a sealed key in place of the one before; null forgets it.';

create function public.sealed_provider_key(creator uuid, provider text) returns text
language sql
stable
security definer
set search_path = ''
as $$
  select sealed from private.provider_keys
  where user_id = creator and provider_keys.provider = sealed_provider_key.provider
$$;

comment on function public.sealed_provider_key(uuid, text) is 'A creator''s sealed key, or null.';

create function public.own_provider_keys() returns table (provider text, kept_at timestamptz)
language sql
stable
security definer
set search_path = ''
as $$
  select provider_keys.provider, provider_keys.kept_at
  from private.provider_keys
  where user_id = (select auth.uid())
  order by provider
$$;

comment on function public.own_provider_keys() is 'For which providers the caller has given a key, and when. Never the keys.';

grant execute on function public.keep_provider_key(uuid, text, text) to service_role;
grant execute on function public.sealed_provider_key(uuid, text) to service_role;
grant execute on function public.own_provider_keys() to authenticated;
