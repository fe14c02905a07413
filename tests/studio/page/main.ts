import { PracticeStudio } from './app.ts';
import { buildControlPage } from './control-page.ts';
import { makeNoise } from './noise.ts';
import type { ReceivedFile } from './page-api.ts';
import { readOptions } from './switches.ts';
import { Traps } from './traps.ts';

const THUMBNAIL_INPUT = 'ytcp-video-custom-still-editor ytcp-thumbnail-uploader > input#file-loader';
const isThumbnailInput = (target: EventTarget) => target instanceof Element && target.matches(THUMBNAIL_INPUT);

if (location.pathname === '/practice') buildControlPage();
else void startStudio();

async function startStudio(): Promise<void> {
  const options = readOptions(new URLSearchParams(location.search));
  const traps = new Traps(isThumbnailInput);
  const studio = new PracticeStudio(options);
  studio.setTheme(options.theme);
  window.practiceStudio = {
    applied: () => pack(studio.video?.thumbnail.applied ?? null),
    videoFile: () => pack(studio.dialogs.findLast((dialog) => dialog.isOpen)?.videoFile ?? null),
    receivedCount: () => studio.videos.reduce((count, video) => count + video.thumbnail.received.length, 0),
    trapsSprung: () => traps.sprung(isThumbnailInput),
    shortcutsHeard: () => traps.shortcuts,
    finishUpload: () => studio.video?.finishUpload(),
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
  await studio.start();
}

async function pack(file: File | null): Promise<ReceivedFile | null> {
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, type: file.type, base64: btoa(text) };
}
