-- A provider that queues calls when a painting is done, and says which by the id of its ticket.

create function public.job_of_ticket(provider text, ticket text) returns table (creator uuid, generation uuid)
language sql
stable
security definer
set search_path = ''
as $$
  select user_id, generation_id
  from public.plates
  where plates.ticket ->> 'provider' = job_of_ticket.provider
    and plates.ticket ->> 'id' = job_of_ticket.ticket
    and status = 'painting'
$$;

comment on function public.job_of_ticket(text, text) is 'Whose job waits for a painting, and which; nothing where none does.';

grant execute on function public.job_of_ticket(text, text) to service_role;
