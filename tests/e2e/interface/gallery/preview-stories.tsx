import { FeedPreview } from '../../../../components/preview/feed-preview.tsx';
import type { Neighbour, PreviewPicture } from '../../../../components/preview/seats.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import type { Stories, Story } from './show-story.tsx';

interface PreviewSetting {
  pictures?: PreviewPicture[];
  title?: string;
  neighbours?: Neighbour[];
}

const threePictures = (): PreviewPicture[] => [
  {
    id: 'one',
    url: drawThumbnail('#0b3d91', '30 DAYS', 'IN SPACE'),
    label: '30 DAYS IN SPACE. The person comes first.',
  },
  { id: 'two', url: drawThumbnail('#c2185b', 'I DID', 'IT ALL'), label: 'I DID IT ALL. The words come first.' },
  { id: 'three', url: drawThumbnail('#2e7d32', 'DAY', '30'), label: 'DAY 30. The scene comes first.' },
];

function preview({
  pictures = threePictures(),
  title = 'I Trained Like an Astronaut for 30 Days and This Is What Happened to My Body in the End',
  neighbours = [],
}: PreviewSetting): Story {
  return {
    answers: {},
    screen: (
      <main className="bg-surface p-4">
        <h1 className="sr-only">Thumbnails</h1>
        <FeedPreview
          pictures={pictures}
          title={title}
          channelName="Ada Maker"
          durationSeconds={754}
          neighbours={neighbours}
        />
      </main>
    ),
  };
}

export const PREVIEW_STORIES: Stories = {
  'preview-three': () => preview({}),
  'preview-one': () => preview({ pictures: threePictures().slice(0, 1), title: 'Seven Days' }),
  'preview-painting': () => preview({ pictures: threePictures().map((picture) => ({ ...picture, url: null })) }),
  'preview-neighbours': () =>
    preview({
      neighbours: [
        { url: drawThumbnail('#6a1b9a', 'SEVEN', 'DAYS'), title: 'Seven Days Without Sleep' },
        { url: drawThumbnail('#e65100', 'HOT', 'DESK'), title: 'I Built the Smallest Desk in the World' },
        { url: drawThumbnail('#37474f', 'WHY', 'NOT?'), title: 'Why Not?' },
      ],
    }),
};
