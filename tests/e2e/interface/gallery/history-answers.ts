import { generationIdSchema, type VariantId } from '../../../../utils/domain/ids.ts';
import type { HistoryEntry } from '../../../../utils/messaging/protocol/history.ts';
import { aRecord } from '../../../support/interface/builders.ts';
import type { Answers } from '../../../support/interface/fake-call.ts';

/** A generation in the history. Its first thumbnail is the one that was applied, where one was. */
function anEntry(title: string, changes: Partial<HistoryEntry> & { isApplied?: boolean } = {}): HistoryEntry {
  const { isApplied = false, ...rest } = changes;
  const { request, generation } = aRecord();
  const thumbnails = (generation?.variants ?? []).map(({ id, position, scene, reason }) => ({
    id,
    position,
    scene,
    reason,
    isEdited: false,
    look: 'unchanged',
    picture: null,
  }));
  const appliedVariantId: VariantId | null = isApplied ? (thumbnails[0]?.id ?? null) : null;
  return {
    id: request.id,
    title,
    videoId: null,
    madeAt: Date.parse('2026-11-24T10:00:00Z'),
    isFavourite: false,
    appliedVariantId,
    thumbnails,
    ...rest,
  };
}

/** A background with that many generations, which changes as it is told. */
export function historyAnswers(count: number): Answers {
  let entries = [
    anEntry('I Trained Like an Astronaut for 30 Days', { isApplied: true, isFavourite: true }),
    anEntry('Seven Days in the Desert with Nothing but a Very, Very Long Title That Goes On and On'),
    anEntry('', { thumbnails: [] }),
  ].slice(0, count);
  let deleted: HistoryEntry[] = [];
  return {
    'history.page': ({ search, favouritesOnly }) => ({
      entries: entries.filter(
        ({ title, isFavourite }) =>
          title.toLowerCase().includes(search.toLowerCase()) && (!favouritesOnly || isFavourite),
      ),
      next: null,
    }),
    'history.latest': () => entries[0] ?? null,
    'history.refresh': () => ({ isChanged: false }),
    'history.favourite': () => null,
    'history.keepPicture': () => null,
    'history.duplicate': ({ copy, title }) => anEntry(title, { id: generationIdSchema.parse(copy) }),
    'history.delete': ({ ids }) => {
      deleted = entries;
      entries = entries.filter(({ id }) => !ids.includes(id));
      return { undo: 'delete' };
    },
    'history.restore': () => {
      entries = deleted;
      return { isRestored: true };
    },
    'history.deleteAll': () => {
      entries = [];
      return null;
    },
  };
}
