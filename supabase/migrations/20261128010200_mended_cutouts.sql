-- A cut-out can be mended. The new file lies beside the old one, whose name it never takes, and the row says which of them holds.

grant update (cutout_path, analysis) on public.reference_photos to authenticated;

alter policy "Creators rename their own photos" on public.reference_photos rename to "Creators rename and mend their own photos";

comment on column public.reference_photos.cutout_path is
  'The cut-out that holds. The first has a plain name, one that was mended is named by its content; the others in the folder are left-overs.';
