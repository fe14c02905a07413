import { type Variant, variantSchema } from '../../../supabase/functions/_shared/contract.ts';
import { toBase64 } from '../../domain/base64.ts';
import type { HistoryEntry, HistoryThumbnail } from '../../messaging/protocol/history.ts';
import type { EditsRow, HistoryRow, KlikkDatabase, SmallPictureRow } from '../../platform/database.ts';
import { versionSchema } from '../../scene/edit/history.ts';

/** What a person sees of these lines, in their order. It reads whole generations, so it is for a page of them. */
export async function describeEntries(database: KlikkDatabase, lines: readonly HistoryRow[]): Promise<HistoryEntry[]> {
  const rows = await database.generations.bulkGet(lines.map(({ id }) => id));
  const variants = rows.map((row) => row?.record.generation?.variants ?? []);
  const ids = variants.flat().map(({ id }) => id);
  const edits = byVariant(await database.edits.bulkGet(ids));
  const pictures = byVariant(await database.smallPictures.bulkGet(ids));
  return lines.map((line, index) => ({
    id: line.id,
    title: line.title,
    videoId: line.videoId,
    madeAt: -line.order,
    isFavourite: line.isFavourite,
    appliedVariantId: rows[index]?.record.appliedVariantId ?? null,
    thumbnails: (variants[index] ?? []).flatMap(
      (variant) => describeThumbnail(variant, edits.get(variant.id), pictures.get(variant.id)) ?? [],
    ),
  }));
}

/** Null where what was kept is not understood any more. */
function describeThumbnail(kept: Variant, edits?: EditsRow, small?: SmallPictureRow): HistoryThumbnail | null {
  const variant = variantSchema.safeParse(kept).data;
  if (!variant) return null;
  const current = edits?.history.versions.find(({ id }) => id === edits.history.current);
  const version = versionSchema.safeParse(current).data;
  const look = version ? `${version.id}:${version.steps}` : 'unchanged';
  return {
    id: variant.id,
    position: variant.position,
    scene: version?.scene ?? variant.scene,
    reason: variant.reason,
    isEdited: version !== undefined,
    look,
    picture: small?.look === look ? toBase64(small.picture) : null,
  };
}

function byVariant<Row extends { variantId: string }>(rows: readonly (Row | undefined)[]): Map<string, Row> {
  return new Map(rows.flatMap((row) => (row ? [[row.variantId, row] as const] : [])));
}
