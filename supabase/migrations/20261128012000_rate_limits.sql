-- How often one person, and one address, may ask for what costs the service something. The numbers are data, here and nowhere else.

create table private.rate_limits (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose ~ '^[a-z_]{1,40}$'),
  counts text not null check (counts in ('user', 'address')),
  allowed integer not null check (allowed > 0),
  period interval not null check (period between '1 second' and '1 day'),
  unique (purpose, counts, period)
);

comment on table private.rate_limits is
  'The limits. A window begins with a key''s first request and lasts for the period; what comes after it begins the next one. A change holds from the next request on.';
comment on column private.rate_limits.purpose is
  'generate: a new generation. generate_again: the same one asked for again, as a client does whose line broke; apart, so that retries are answered when new ones are not. revise: a wish in plain words.';
comment on column private.rate_limits.counts is 'Whose requests are counted together: one person''s, or those from one address.';

insert into private.rate_limits (purpose, counts, allowed, period) values
  ('generate', 'user', 30, '1 minute'),
  ('generate', 'user', 600, '1 day'),
  ('generate', 'address', 120, '1 minute'),
  ('generate_again', 'user', 120, '1 minute'),
  ('generate_again', 'address', 480, '1 minute'),
  ('revise', 'user', 20, '1 minute'),
  ('revise', 'user', 600, '1 day'),
  ('revise', 'address', 120, '1 minute');

create table private.rate_counts (
  rate_limit bigint not null references private.rate_limits (id) on delete cascade,
  key text not null check (char_length(key) between 1 and 64),
  count integer not null,
  ends_at timestamptz not null,
  primary key (rate_limit, key)
);

create index rate_counts_by_end on private.rate_counts (ends_at);

comment on table private.rate_counts is
  'Requests in the present window. Written by count_request alone, which also deletes windows that are over.';
comment on column private.rate_counts.key is
  'The person''s id, or a keyed hash of an address: the key is never in the database, so no address can be read back.';

alter table private.rate_limits enable row level security;
alter table private.rate_counts enable row level security;

create function public.count_request(creator uuid, address text, purpose text, generation uuid default null)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  counted_as constant text := case
    when exists (select from public.generations where id = generation and user_id = creator) then purpose || '_again'
    else purpose
  end;
  rule private.rate_limits;
  counter private.rate_counts;
  counters private.rate_counts[] := '{}';
  wait integer := 0;
begin
  -- Always in the same order, so that two requests never wait for each other crosswise.
  for rule in select * from private.rate_limits as one where one.purpose = counted_as order by id loop
    insert into private.rate_counts as present (rate_limit, key, count, ends_at)
    values (
      rule.id,
      case rule.counts when 'user' then creator::text else address end,
      0,
      clock_timestamp() + rule.period
    )
    on conflict (rate_limit, key) do update set
      count = case when present.ends_at <= clock_timestamp() then 0 else present.count end,
      ends_at = case when present.ends_at <= clock_timestamp() then excluded.ends_at else present.ends_at end
    returning * into counter;
    -- From here to the end of the call the row is locked: nobody else counts in between.
    if counter.count >= rule.allowed then
      wait := greatest(wait, 1, ceil(extract(epoch from counter.ends_at - clock_timestamp()))::integer);
    end if;
    counters := counters || counter;
  end loop;
  if cardinality(counters) = 0 then
    raise exception 'No limit is set for %.', counted_as;
  end if;

  if wait = 0 then
    update private.rate_counts as present set count = present.count + 1
    from unnest(counters) as mine
    where present.rate_limit = mine.rate_limit and present.key = mine.key;
  end if;

  -- More than one call can add, so what is over never piles up; few enough that nobody waits for it.
  delete from private.rate_counts where (rate_limit, key) in (
    select over.rate_limit, over.key from private.rate_counts as over
    where over.ends_at <= clock_timestamp()
    order by over.ends_at limit 20 for update skip locked
  );
  return wait;
end
$$;

comment on function public.count_request(uuid, text, text, uuid) is
  'Counts a request against its person and its address, in one step. Answers 0, or the seconds to wait where a limit is reached; then nothing is counted. A generation that the person has begun counts as asked again.';

grant execute on function public.count_request(uuid, text, text, uuid) to service_role;
