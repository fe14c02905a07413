import { i18n } from '#i18n';

/** Long names are cut off by some file systems, and by people. */
const NAME_CHARACTERS = 60;

/** A file name, without its ending, that says which video and which idea it is: in any script, with nothing that a file system
 *  minds. */
export function thumbnailFileName(title: string, number: number): string {
  const words = title
    .normalize('NFC')
    .replaceAll(/[\p{C}\\/:*?"<>|.]+/gu, ' ')
    .trim()
    .replaceAll(/\s+/g, '-');
  const name = [...words].slice(0, NAME_CHARACTERS).join('').replace(/-+$/, '');
  return `${name || i18n.t('thumbnails.downloadName')}-${number}`;
}

/** Has the browser save what `url` names. */
export function saveAs(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}
