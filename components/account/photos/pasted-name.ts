import { i18n } from '#i18n';

/** What browsers call a picture from the clipboard that was no file before. */
export const NAMELESS = 'image.png';

/** A photo is labelled by its file's name, which should say something. */
export function nameIfNameless(file: File): File {
  return file.name === NAMELESS ? new File([file], i18n.t('photoWays.pasted'), { type: file.type }) : file;
}
