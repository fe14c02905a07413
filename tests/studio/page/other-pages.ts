import { ownedBy } from './element.ts';
import type { Studio } from './studio.ts';

/** Pages without an editor: the dashboard, the list of videos, a video's analytics. */

export const INVENTED_VIDEOS = [
  { id: 'tReeH0us3-1', title: 'I Built a Treehouse in Seven Days', views: '48,102' },
  { id: 'd3s3rtW4lk2', title: 'Walking the Desert With One Bottle of Water', views: '112,540' },
  { id: 'n1ghtMrk3t3', title: 'Everything I Ate at the Night Market', views: '9,871' },
] as const;

export function dashboardPage(studio: Studio): HTMLElement {
  const own = ownedBy('ytcd-channel-dashboard');
  const card = (title: string, ...lines: string[]) =>
    own('div.card', {}, own('h2', {}, title), ...lines.map((line) => own('p', {}, line)));
  return own(
    'ytcd-channel-dashboard',
    {},
    own('h1.page-title', {}, 'Channel dashboard'),
    own(
      'div.cards',
      {},
      own(
        'div.card',
        {},
        own('h2', {}, 'Upload a video'),
        own('p', {}, 'This is the practice Studio. Nothing leaves this window, and nothing here is YouTube’s.'),
        own('button#upload-button.filled', { type: 'button', click: () => studio.openUploadDialog() }, 'Upload videos'),
      ),
      card('Channel analytics', 'Current subscribers: 12,408', 'Last 28 days: 170,513 views'),
      own('div.card', {}, own('h2', {}, 'Latest videos'), ...INVENTED_VIDEOS.map((video) => videoLink(video, studio))),
    ),
  );
}

export function contentPage(studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-section');
  const rows = INVENTED_VIDEOS.map((video) =>
    own(
      'ytcp-video-row',
      {},
      own('div.still-cell'),
      videoLink(video, studio),
      own('span.cell', {}, 'Draft'),
      own('button.edit-draft-button.tonal', { type: 'button', click: () => studio.openDraft(video.id) }, 'Edit draft'),
      own('span.cell', {}, `${video.views} views`),
    ),
  );
  return own('ytcp-video-section', {}, own('h1.page-title', {}, 'Channel content'), own('div.rows', {}, ...rows));
}

export function analyticsPage(): HTMLElement {
  const own = ownedBy('yta-video');
  return own(
    'yta-video',
    {},
    own('h1.page-title', {}, 'Video analytics'),
    own('div.card', {}, own('p', {}, 'Nothing to see yet: come back once the video is public.')),
  );
}

function videoLink({ id, title }: { id: string; title: string }, studio: Studio): HTMLElement {
  const own = ownedBy('ytcp-video-list-cell-video');
  const path = `/video/${id}/edit`;
  const follow = (event: Event) => {
    event.preventDefault();
    studio.navigate(path);
  };
  return own('a#video-title.video-link', { href: path, click: follow }, title);
}
