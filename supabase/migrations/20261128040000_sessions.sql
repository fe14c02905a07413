-- The auth server has no list of a person's sessions, so the database shows each their own.

create function public.own_sessions()
returns table (id uuid, user_agent text, last_used_at timestamptz, is_current boolean)
language sql
stable
security definer
set search_path = ''
as $$
  select
    sessions.id,
    sessions.user_agent,
    -- Kept without a time zone, in UTC.
    coalesce(sessions.refreshed_at at time zone 'utc', sessions.created_at) as last_used_at,
    coalesce(sessions.id::text = (select auth.jwt() ->> 'session_id'), false) as is_current
  from auth.sessions
  where sessions.user_id = (select auth.uid()) and (sessions.not_after is null or sessions.not_after > now())
  order by is_current desc, last_used_at desc
$$;

comment on function public.own_sessions() is
  'The caller''s sessions: which browser, and when it last renewed its token. Never an address.';

create function public.end_session(session uuid) returns void
language sql
security definer
set search_path = ''
as $$
  -- Its refresh tokens go with it.
  delete from auth.sessions where sessions.id = end_session.session and sessions.user_id = (select auth.uid())
$$;

comment on function public.end_session(uuid) is
  'Ends a session of the caller''s. What it holds as an access token is good until that runs out.';

revoke execute on function public.own_sessions(), public.end_session(uuid) from public, anon;
grant execute on function public.own_sessions(), public.end_session(uuid) to authenticated;
