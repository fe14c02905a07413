import { PracticeStudio } from './app.ts';
import { addControls } from './controls.ts';
import { renameElements } from './element.ts';
import { makeNoise } from './noise.ts';
import type { ReceivedFile } from './page-api.ts';
import { readOptions } from './switches.ts';
import { isThumbnailInput } from './thumbnail-uploader.ts';
import { Traps } from './traps.ts';

void startStudio();

async function startStudio(): Promise<void> {
  const options = readOptions(new URLSearchParams(location.search));
  document.documentElement.lang = options.language;
  document.documentElement.dir = options.language === 'ar' ? 'rtl' : 'ltr';
  if (options.markup !== 'known') renameElements(options.markup);
  const traps = new Traps(isThumbnailInput);
  const studio = new PracticeStudio(options);
  studio.setTheme(options.theme === 'dark' ? 'dark' : 'light');
  if (options.theme === 'switching') setInterval(() => studio.setTheme(otherTheme()), 2000);
  window.practiceStudio = {
    applied: () => pack(studio.video?.thumbnail.applied ?? null),
    videoFile: () => pack(studio.dialogs.findLast((dialog) => dialog.isOpen)?.videoFile ?? null),
    testFiles: () => Promise.all((studio.experiment?.slots ?? []).map(({ applied }) => pack(applied))),
    receivedCount: () => studio.videos.reduce((count, video) => count + video.thumbnail.received.length, 0),
    trapsSprung: () => traps.sprung(isThumbnailInput),
    shortcutsHeard: () => traps.shortcuts,
    finishUpload: () => studio.video?.finishUpload(),
    giveId: () => studio.video?.giveId(),
    closeDialog: () => studio.closeDialog(),
    openDraft: (id) => studio.openDraft(id),
    setTheme: (theme) => studio.setTheme(theme),
    navigate: (path) => studio.navigate(path),
    render: () => studio.video?.dispatchEvent(new Event('change')),
    setTitle: (title) => {
      if (!studio.video) return;
      studio.video.title = title;
      studio.video.touch();
    },
  };
  makeNoise(options.noise);
  addControls(options, studio);
  await studio.start();
}

const otherTheme = () => (document.documentElement.hasAttribute('dark') ? 'light' : 'dark');

async function pack(file: File | null): Promise<ReceivedFile | null> {
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, type: file.type, base64: btoa(text) };
}
