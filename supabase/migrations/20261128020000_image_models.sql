-- Engines that are image models. Which model, its sizes, prices and abilities are data: a new one is a row, not a release.

create table public.image_models (
  engine text primary key references public.engines (id) on delete cascade,
  label text not null check (char_length(label) between 1 and 40),
  model jsonb not null check (jsonb_typeof(model) = 'object' and octet_length(model::text) <= 4096)
);

comment on column public.engines.cost is
  'Credits for a full set of three thumbnails; fewer cost in proportion, rounded up. The embedded engine costs none: its pictures are painted on the creator''s own machine.';
comment on table public.image_models is
  'The engines that are image models; the embedded one is not here. How we buy pictures is ours: creators see what a style costs, in engines.';
comment on column public.image_models.label is 'What creators know it by, in any language.';
comment on column public.image_models.model is
  'As imageModelSchema has it: provider, id, sizes, abilities, prices in USD.';

alter table public.image_models enable row level security;
grant select, insert, update, delete on public.image_models to service_role;

-- What the service spends on models in a day, all creators together.

create table private.spending_cap (
  singleton boolean primary key default true check (singleton),
  usd_per_day numeric(10, 4) not null check (usd_per_day >= 0)
);

comment on table private.spending_cap is
  'One row. Beyond it no job of a model that the service pays for is begun until the next day (UTC); the embedded engine and creators'' own keys go on. A change holds from the next job on.';

insert into private.spending_cap (usd_per_day) values (20);

create table private.spending (
  day date primary key,
  usd numeric(12, 4) not null
);

comment on table private.spending is
  'What was spent on models, by day (UTC): estimates of pictures that are being painted, and what came of them. Written by private.spend alone.';

alter table private.spending_cap enable row level security;
alter table private.spending enable row level security;

create function private.day_of(moment timestamptz) returns date
language sql
immutable
set search_path = ''
as $$
  select (moment at time zone 'utc')::date
$$;

create function private.spend(spent_on date, amount numeric) returns numeric
language sql
set search_path = ''
as $$
  insert into private.spending as present (day, usd) values (spent_on, greatest(amount, 0))
  on conflict (day) do update set usd = greatest(present.usd + amount, 0)
  returning usd
$$;

comment on function private.spend(date, numeric) is 'Adds to what a day has cost, or takes off it; answers the sum. Until the end of the transaction nobody else adds to that day.';

-- What the service begins with. Prices are estimates in USD, for the cap; what is known of the real ones is booked when a picture is done.

insert into public.engines (id, cost) values ('gpt-image', 3), ('nano-banana', 3), ('flux-fal', 3), ('flux-replicate', 3);

insert into public.image_models (engine, label, model) values
  ('gpt-image', 'GPT Image', '{
    "provider": "openai", "id": "gpt-image-2.6-flare", "size": "1280x720", "quality": "medium",
    "maxReferences": 16, "canEdit": true, "canMask": true, "usdPerPicture": 0.04,
    "prices": {"textIn": 5, "imageIn": 8, "imageOut": 30}
  }'),
  ('nano-banana', 'Nano Banana', '{
    "provider": "google", "id": "gemini-nano-banana-2.1", "aspectRatio": "16:9", "imageSize": "1K",
    "maxReferences": 5, "canEdit": true, "canMask": false, "usdPerPicture": 0.04,
    "prices": {"textIn": 1.5, "imageIn": 1.5, "imageOut": 30}
  }'),
  ('flux-fal', 'FLUX (fal)', '{
    "provider": "fal", "id": "fal-ai/flux-2-pro", "editId": "fal-ai/flux-2-pro/edit",
    "input": {
      "image_size": {"width": 1280, "height": 720}, "output_format": "jpeg", "enable_safety_checker": true,
      "safety_tolerance": "2"
    },
    "maxReferences": 8, "canEdit": true, "canMask": false, "usdPerPicture": 0.045
  }'),
  ('flux-replicate', 'FLUX (Replicate)', '{
    "provider": "replicate", "id": "black-forest-labs/flux-2-pro", "imagesField": "input_images",
    "input": {
      "aspect_ratio": "16:9", "resolution": "1 MP", "output_format": "jpg", "output_quality": 92, "safety_tolerance": 2
    },
    "maxReferences": 8, "canEdit": true, "canMask": false, "usdPerPicture": 0.045
  }');

-- Offered only where the service, or the creator, has a key: see the function styles.
insert into public.styles (id, engine, position) values
  ('gpt-image', 'gpt-image', 110),
  ('nano-banana', 'nano-banana', 120),
  ('flux-fal', 'flux-fal', 130),
  ('flux-replicate', 'flux-replicate', 140);
