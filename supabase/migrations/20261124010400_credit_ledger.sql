create table public.credit_ledger (
  id bigint generated always as identity primary key,
  user_id uuid not null references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('grant', 'hold', 'capture', 'release')),
  amount integer not null,
  cause text not null check (char_length(cause) between 1 and 200),
  created_at timestamptz not null default now(),
  constraint nothing_counts_twice unique (user_id, kind, cause),
  constraint amount_fits_the_kind check (
    case kind when 'grant' then amount > 0 when 'hold' then amount < 0 when 'capture' then amount = 0 else amount > 0 end
  )
);

-- A hold ends once: it is captured or released, not both.
create unique index holds_are_settled_once on public.credit_ledger (user_id, cause) where kind in ('capture', 'release');

comment on table public.credit_ledger is
  'Every movement of credits. The sum of the amounts is the balance, and nothing else stores it. Written by the database''s own functions and the service role, never by a creator, and never changed.';
comment on column public.credit_ledger.kind is
  'grant adds credits; hold takes them off while a generation runs; capture (0) makes a hold final; release gives it back.';
comment on column public.credit_ledger.cause is
  'What it was for, such as welcome or generation:<id>. Unique per creator and kind, so that a repeated call counts once.';

alter table public.credit_ledger enable row level security;

create policy "Creators read their own credit movements" on public.credit_ledger
  for select to authenticated using (user_id = (select auth.uid()));

grant select on public.credit_ledger to authenticated;
grant select, insert on public.credit_ledger to service_role;

create trigger credit_movements_are_never_changed before update or delete on public.credit_ledger
  for each row execute function private.refuse_change();
create trigger credit_movements_are_never_emptied before truncate on public.credit_ledger
  for each statement execute function private.refuse_change();

create function private.balance_of(creator uuid) returns integer
language sql
stable
set search_path = ''
as $$
  select coalesce(sum(amount), 0)::integer from public.credit_ledger where user_id = creator
$$;

create function public.credit_balance() returns integer
language sql
stable
set search_path = ''
as $$
  select coalesce(sum(amount), 0)::integer from public.credit_ledger where user_id = (select auth.uid())
$$;

comment on function public.credit_balance() is 'The caller''s credits, with holds taken off.';

grant execute on function public.credit_balance() to authenticated;
