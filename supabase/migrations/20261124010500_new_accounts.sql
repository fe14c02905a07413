create function private.welcome_account() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  welcome_credits constant integer := 10;
begin
  -- The name comes from whoever signs up; whatever it is, it must not keep the account from being made.
  insert into public.profiles (id, name)
  values (new.id, coalesce(left(btrim(new.raw_user_meta_data ->> 'name'), 80), ''));
  insert into public.credit_ledger (user_id, kind, amount, cause)
  values (new.id, 'grant', welcome_credits, 'welcome');
  return new;
end
$$;

comment on function private.welcome_account() is 'Gives a new account its profile and its first credits.';

create trigger welcome_account after insert on auth.users
  for each row execute function private.welcome_account();
