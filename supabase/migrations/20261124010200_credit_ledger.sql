create table public.credit_ledger (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null check (kind in ('grant', 'hold', 'capture', 'release')),
  -- What it is for: 'welcome', or a generation's id. With the kind it happens once.
  cause text not null check (char_length(cause) between 1 and 200),
  amount integer not null,
  created_at timestamptz not null default now(),
  constraint credit_ledger_once unique (user_id, kind, cause),
  constraint credit_ledger_sign check (
    (kind = 'grant' and amount > 0) or (kind = 'hold' and amount <= 0) or (kind = 'capture' and amount = 0) or (kind = 'release' and amount >= 0)
  )
);
comment on table public.credit_ledger is
  'Append-only; written by security definer functions alone. The sum of amounts is the balance, and nothing else stores it: '
  'a hold takes credits off, a capture says that they are spent, a release gives them back.';

alter table public.credit_ledger enable row level security;

create policy "People read their own ledger" on public.credit_ledger
  for select to authenticated using ((select auth.uid()) = user_id);

grant select on public.credit_ledger to authenticated;
grant select on public.credit_ledger to service_role;

create function public.refuse_ledger_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- Rows go with the account that they belong to; that is the one deletion there is.
  if tg_op = 'DELETE' and not exists (select 1 from auth.users where id = old.user_id) then
    return old;
  end if;
  raise exception 'The credit ledger is append-only.' using errcode = 'P0001';
end
$$;
revoke execute on function public.refuse_ledger_change() from public, anon, authenticated;

create trigger credit_ledger_is_append_only
  before update or delete on public.credit_ledger
  for each row execute function public.refuse_ledger_change();

create function public.credit_balance() returns integer
language sql stable security invoker set search_path = '' as $$
  select coalesce(sum(amount), 0)::integer from public.credit_ledger where user_id = (select auth.uid())
$$;
comment on function public.credit_balance() is 'Credits of the caller, with holds taken off.';
revoke execute on function public.credit_balance() from public, anon;
grant execute on function public.credit_balance() to authenticated;

create function public.welcome_new_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id, name)
  values (new.id, coalesce(nullif(left(trim(new.raw_user_meta_data ->> 'name'), 80), ''), 'Creator'));
  insert into public.credit_ledger (user_id, kind, cause, amount) values (new.id, 'grant', 'welcome', 10);
  return new;
end
$$;
revoke execute on function public.welcome_new_user() from public, anon, authenticated;

create trigger welcome_new_user after insert on auth.users
  for each row execute function public.welcome_new_user();
