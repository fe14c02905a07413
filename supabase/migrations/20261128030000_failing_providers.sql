-- Which providers of image models do not paint at the moment, as what became of our own paintings says: nobody is asked for it.

create index plates_by_end on public.plates (finished_at) where finished_at is not null;

create function public.failing_providers() returns table (provider text)
language sql
stable
security definer
set search_path = ''
as $$
  select image_models.model ->> 'provider'
  from public.plates
    join public.generations on generations.id = plates.generation_id
    join public.image_models on image_models.engine = generations.engine
  where plates.finished_at > now() - interval '15 minutes'
    and generations.funding = 'credits'
    and (plates.status = 'painted' or plates.error in ('model_busy', 'model_timeout', 'model_unavailable'))
  group by 1
  having count(*) >= 3 and not bool_or(plates.status = 'painted')
$$;

comment on function public.failing_providers() is
  'Providers that the service has keys for and of which three pictures or more were given up within fifteen minutes, and not one came. What was refused for what it would show says nothing about a provider, nor does a creator''s own key.';

grant execute on function public.failing_providers() to service_role;
