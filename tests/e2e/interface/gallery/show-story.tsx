import type { ReactNode } from 'react';
import { mountPage } from '../../../../components/client/mount-page.tsx';
import type { Answers } from '../../../support/interface/fake-call.ts';
import { fakeCall } from '../../../support/interface/fake-call.ts';
import { ACCOUNT_STORIES } from './account-stories.tsx';
import { PANEL_STORIES } from './panel-stories.tsx';
import { POPUP_STORIES } from './popup-stories.tsx';
import { PREVIEW_STORIES } from './preview-stories.tsx';

/** A screen in a state: what the background answers, and what is shown. */
export interface Story {
  answers: Answers;
  screen: ReactNode;
  /** Begins what the screen does not begin itself. */
  start?(): void;
}

export interface Look {
  theme: 'light' | 'dark';
}

/** A story may depend on how it is to look: the panel takes its theme from Studio. */
export type Stories = Record<string, (look: Look) => Story>;

const STORIES: Stories = { ...ACCOUNT_STORIES, ...POPUP_STORIES, ...PANEL_STORIES, ...PREVIEW_STORIES };

/** Each page's own style sheet, as its entrypoint takes it. */
const STYLES: Record<string, () => Promise<unknown>> = {
  account: () => import('../../../../entrypoints/account/style.css'),
  popup: () => import('../../../../entrypoints/popup/style.css'),
  panel: () => import('../../../../entrypoints/panel/style.css'),
  preview: () => import('../../../../entrypoints/panel/style.css'),
};

export async function showStory(name: string, look: Look): Promise<void> {
  const story = STORIES[name]?.(look);
  if (!story) throw new Error(`There is no story ${name}. There are: ${Object.keys(STORIES).join(', ')}`);
  await STYLES[name.split('-')[0] ?? '']?.();
  mountPage(name, fakeCall(story.answers), story.screen);
  document.documentElement.dataset.theme = look.theme;
  story.start?.();
}
