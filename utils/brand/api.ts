import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import { fromFileError, fromTableError } from '../platform/backend-errors.ts';
import { actingAsOwner, type Session } from '../platform/signed-in.ts';
import {
  type BrandKit,
  brandFontSchema,
  brandKitSchema,
  brandLogoSchema,
  DEFAULT_BRAND_FONT,
} from '../scene/brand-kit.ts';

/** A kit as the server knows it, with the names of its files. */
export interface RemoteBrand {
  kit: BrandKit;
  logo: string | null;
  font: string | null;
}

/**
 * What the brand's service asks of the server. Each call names the user it acts for and is refused where another has signed in
 * meanwhile. All of them may be repeated.
 */
export interface BrandApi {
  read(owner: UserId): Promise<RemoteBrand | null>;
  /** Replaces what was there. The files are uploaded before. */
  write(owner: UserId, brand: RemoteBrand): Promise<void>;
  deleteRow(owner: UserId): Promise<void>;
  uploadFile(owner: UserId, file: { name: string; bytes: Uint8Array<ArrayBuffer> }): Promise<void>;
  /** Null where there is none of that name. */
  downloadFile(owner: UserId, name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Removes every file but those that are named. */
  removeFilesBut(owner: UserId, kept: readonly string[]): Promise<void>;
}

const BUCKET = 'brand';
const TABLE = 'brand_kits';

const CONTENT_TYPES: Record<string, string> = {
  png: 'image/png',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff2: 'font/woff2',
};

const pathOf = (owner: UserId, name: string) => `${owner}/${name}`;
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);

const [bundledFontSchema, ownFontSchema] = brandFontSchema.options;

const rowSchema = z
  .object({
    colours: brandKitSchema.shape.colours,
    // A newer version may know more typefaces.
    font: z
      .discriminatedUnion('kind', [bundledFontSchema, ownFontSchema.extend({ path: z.string() })])
      .catch(DEFAULT_BRAND_FONT),
    logo: brandLogoSchema.extend({ path: z.string() }).nullable(),
    used_by_default: z.boolean(),
  })
  .transform(
    ({ colours, font, logo, used_by_default: usedByDefault }): RemoteBrand => ({
      kit: {
        colours,
        font: brandFontSchema.parse(font),
        logo: brandLogoSchema.nullable().parse(logo),
        usedByDefault,
      },
      logo: logo && nameOf(logo.path),
      font: 'path' in font ? nameOf(font.path) : null,
    }),
  );

export function createBrandApi(session: Session): BrandApi {
  const as = actingAsOwner(session);

  return {
    read: (owner) =>
      as(owner, async ({ client }) => {
        const { data, error, status } = await client
          .from(TABLE)
          .select('colours, font, logo, used_by_default')
          .maybeSingle();
        if (error) throw fromTableError(error, status);
        return data && rowSchema.parse(data);
      }),

    write: (owner, { kit, logo, font }) =>
      as(owner, async ({ client }) => {
        const row = {
          colours: kit.colours,
          font: font ? { ...kit.font, path: pathOf(owner, font) } : kit.font,
          logo: logo && { ...kit.logo, path: pathOf(owner, logo) },
          used_by_default: kit.usedByDefault,
        };
        const { error, status } = await client.from(TABLE).upsert(row, { onConflict: 'user_id' });
        if (error) throw fromTableError(error, status);
      }),

    deleteRow: (owner) =>
      as(owner, async ({ client }) => {
        const { error, status } = await client.from(TABLE).delete().eq('user_id', owner);
        if (error) throw fromTableError(error, status);
      }),

    uploadFile: (owner, { name, bytes }) =>
      as(owner, async ({ client }) => {
        const { error } = await client.storage
          .from(BUCKET)
          .upload(pathOf(owner, name), bytes, { contentType: CONTENT_TYPES[endingOf(name)] ?? '' });
        if (error) acceptConflict(fromFileError(error));
      }),

    downloadFile: (owner, name) =>
      as(owner, async ({ client }) => {
        const { data, error } = await client.storage.from(BUCKET).download(pathOf(owner, name));
        if (!error) return new Uint8Array(await data.arrayBuffer());
        const failure = fromFileError(error);
        if (failure.code === 'not_found') return null;
        throw failure;
      }),

    removeFilesBut: (owner, kept) =>
      as(owner, async ({ client }) => {
        const bucket = client.storage.from(BUCKET);
        const strays = async () => {
          const { data, error } = await bucket.list(owner);
          if (error) throw fromFileError(error);
          return data.map(({ name }) => name).filter((name) => !kept.includes(name));
        };
        const names = await strays();
        if (names.length === 0) return;
        const { error } = await bucket.remove(names.map((name) => pathOf(owner, name)));
        if (error) throw fromFileError(error);
        // What may not be removed is passed over without an error, so it is looked whether anything is left.
        if ((await strays()).length > 0) throw new AppError('server');
      }),
  };
}

/** A file of that name has the same content, for its name is made of it. */
function acceptConflict(error: AppError): void {
  if (error.code !== 'conflict') throw error;
}
