-- Nothing made from here on can be read, written or called through the API unless a migration grants it by name.
-- A hosted project grants everything on new objects to these roles, and Postgres lets everyone call a new function.

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role, public;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role, public;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role, public;
-- Everyone's right to call a function is a default of the database, not of a schema, so it can only be taken back there.
alter default privileges revoke execute on functions from public;

-- For what the API must not even name: trigger functions and helpers of the public functions.
create schema private;
revoke all on schema private from public;

create function private.refuse_change() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Rows go with the account that they belong to, and in no other way.
  if tg_op = 'DELETE' and tg_level = 'ROW'
    and not exists (select from public.profiles where profiles.id = old.user_id) then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

comment on function private.refuse_change() is
  'Makes a table with a user_id append-only for everyone, its owner and the service role included.';
