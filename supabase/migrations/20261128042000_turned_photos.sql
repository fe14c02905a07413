-- A photo can be cropped and turned. As with a cut-out the new file lies beside the old one, whose name it never takes, and the row
-- says which of them holds; it stays within the photo's own folder by the table's constraint.

grant update (original_path) on public.reference_photos to authenticated;

alter policy "Creators rename and mend their own photos" on public.reference_photos
  rename to "Creators rename, mend and turn their own photos";

comment on column public.reference_photos.original_path is
  'The photo that holds. The first has a plain name, one that was cropped or turned is named by its content; the others in the folder are left-overs.';
