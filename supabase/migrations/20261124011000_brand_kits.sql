create table public.brand_kits (
  user_id uuid primary key default auth.uid() references public.profiles (id) on delete cascade,
  colours text[] not null default '{}',
  font jsonb not null,
  logo jsonb,
  used_by_default boolean not null default true,
  updated_at timestamptz not null default now(),
  -- An array written as text puts whatever is no plain word into quotation marks, and nested arrays into braces.
  constraint colours_are_five_hex_colours_at_most check (
    colours::text ~ '^\{(#[0-9a-f]{6}(,#[0-9a-f]{6}){0,4})?\}$'
  ),
  constraint font_is_bundled_or_licensed check (
    coalesce(
      case font ->> 'kind'
        when 'bundled' then
          jsonb_typeof(font -> 'id') = 'string'
          and font ->> 'id' ~ '^[a-z][a-z0-9-]{0,39}$'
          and font - '{kind,id}'::text[] = '{}'
        when 'own' then
          jsonb_typeof(font -> 'family') = 'string'
          and char_length(font ->> 'family') between 1 and 60
          and font ->> 'licensedAt' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$'
          and font ->> 'path' ~ ('^' || user_id || '/[0-9a-f]{64}\.(ttf|otf|woff2)$')
          and font - '{kind,family,licensedAt,path}'::text[] = '{}'
      end,
      false
    )
  ),
  constraint logo_is_a_placed_picture check (
    logo is null or coalesce(
      jsonb_typeof(logo) = 'object'
      and logo ->> 'place' in ('top-left', 'top-right', 'bottom-left')
      and logo ->> 'width' ~ '^\d+$' and logo -> 'width' between '1' and '1024'
      and logo ->> 'height' ~ '^\d+$' and logo -> 'height' between '1' and '1024'
      and logo ->> 'path' ~ ('^' || user_id || '/[0-9a-f]{64}\.png$')
      and logo - '{place,width,height,path}'::text[] = '{}',
      false
    )
  )
);

comment on table public.brand_kits is
  'What makes a creator''s thumbnails theirs: colours, a typeface, a logo. One row each, written by the creator; the files are in the bucket brand.';
comment on column public.brand_kits.font is
  'A typeface that comes with the extension, or a file of the creator''s own and when they ticked that they may use it.';
comment on column public.brand_kits.logo is
  'A PNG, its size in pixels and its corner. Never at the bottom right, where YouTube writes how long the video is.';
comment on column public.brand_kits.used_by_default is 'Whether new thumbnails are made with the kit unless the creator says otherwise.';

create function private.note_update() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;

comment on function private.note_update() is 'Writes down when a row with an updated_at was last changed.';

create trigger note_update before update on public.brand_kits for each row execute function private.note_update();

alter table public.brand_kits enable row level security;

create policy "Creators read their own brand kit" on public.brand_kits
  for select to authenticated using (user_id = (select auth.uid()));
create policy "Creators make a brand kit of their own" on public.brand_kits
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "Creators change their own brand kit" on public.brand_kits
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "Creators delete their own brand kit" on public.brand_kits
  for delete to authenticated using (user_id = (select auth.uid()));

grant select, insert (colours, font, logo, used_by_default), update (colours, font, logo, used_by_default), delete
  on public.brand_kits to authenticated;
grant select on public.brand_kits to service_role;

-- brand: logos and typefaces. Written and read by the creator. Files are named by their content, so none is ever replaced.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('brand', 'brand', false, 2 * 1024 * 1024, array['image/png', 'font/ttf', 'font/otf', 'font/woff2']);

create policy "Creators read the files of their own brand" on storage.objects
  for select to authenticated
  using (bucket_id = 'brand' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators upload files of their own brand" on storage.objects
  for insert to authenticated
  with check (bucket_id = 'brand' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Creators delete the files of their own brand" on storage.objects
  for delete to authenticated
  using (bucket_id = 'brand' and (storage.foldername(name))[1] = (select auth.uid())::text);
