-- A generation whose function died and whose client never came back would hold its credits for ever.

create index running_generations_by_age on public.generations (created_at) where status = 'running';

create function private.reap_generations() returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  patience constant interval := '10 minutes';
  stuck record;
  reaped integer := 0;
begin
  -- The account is locked first, as by everything that settles a hold. One that is locked is being worked on: the next round has it.
  for stuck in
    select generations.id, generations.user_id
    from public.generations join public.profiles on profiles.id = generations.user_id
    where generations.status = 'running' and generations.created_at < now() - patience
    order by generations.created_at
    limit 500
    for no key update of profiles skip locked
  loop
    -- Asked again under the lock: it may have ended since it was found.
    update public.generations set status = 'failed', error = 'server', finished_at = now()
    where id = stuck.id and status = 'running';
    if found then
      perform private.settle_hold(stuck.user_id, stuck.id, 'release');
      reaped := reaped + 1;
    end if;
  end loop;
  return reaped;
end
$$;

comment on function private.reap_generations() is
  'Fails generations that have run for ten minutes, with the code server, and releases their holds; answers how many. Every minute: by pg_cron where there is one, by a timer of the embedded backend else.';

do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron with schema pg_catalog;
    perform cron.schedule('reap-generations', '* * * * *', 'select private.reap_generations()');
  end if;
end
$$;
