import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { Brand } from '../messaging/protocol/brand.ts';
import type { BrandFile, BrandRow, KlikkDatabase } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';
import { wait } from '../platform/wait.ts';
import { type BrandKit, DEFAULT_BRAND_FONT } from '../scene/brand-kit.ts';
import type { BrandApi, RemoteBrand } from './api.ts';
import { toFontFile, toLogoFile } from './files.ts';

/** The brand kit as the interface uses it; every method is a message of the same name. */
export interface BrandService {
  /** Answers with what is kept here where the server is slow, or not there. */
  read(): Promise<Brand>;
  /** The server has either the whole new kit or the whole old one, wherever the worker is stopped. */
  save(input: NewBrand): Promise<Brand>;
  delete(): Promise<null>;
}

export interface NewBrand {
  kit: BrandKit;
  /** Base64 of the PNG; left out where the one that is kept stays. */
  logo?: string | undefined;
  /** Base64 of the typeface; left out where the one that is kept stays. */
  font?: string | undefined;
}

interface BrandDependencies {
  session: Session;
  database: KlikkDatabase;
  api: BrandApi;
  /** How long an answer waits for the server, in milliseconds. */
  patience: number;
}

export function createBrandService({ session, database, api, patience }: BrandDependencies): BrandService {
  /** Saves and deletions so far: what was asked for before one must not be kept after it. */
  let changes = 0;

  /** Takes over what another device has saved or deleted. */
  async function sync(userId: UserId): Promise<void> {
    const changesBefore = changes;
    const remote = await api.read(userId);
    const row = remote ? await fetchFiles(userId, remote) : noBrand(userId);
    if (changes === changesBefore && (await session.userId()) === userId) await database.brands.put(row);
  }

  async function fetchFiles(userId: UserId, { kit, ...names }: RemoteBrand): Promise<BrandRow> {
    const kept = await database.brands.get(userId);
    const fetchFile = async (name: string | null): Promise<BrandFile | null> => {
      if (!name) return null;
      const known = [kept?.logo, kept?.font].find((file) => file?.name === name);
      if (known) return known;
      const bytes = await api.downloadFile(userId, name);
      return bytes && { name, bytes };
    };
    const [logo, font] = await Promise.all([fetchFile(names.logo), fetchFile(names.font)]);
    return { userId, kit: withoutLostFiles(kit, logo, font), logo, font };
  }

  /** The kit with the files that it is made of: new ones, or those that are kept. */
  async function assemble(userId: UserId, { kit, logo, font }: NewBrand): Promise<BrandRow & { kit: BrandKit }> {
    const [newLogo, newFont] = await Promise.all([
      kit.logo && logo !== undefined ? toLogoFile(fromBase64(logo)) : null,
      kit.font.kind === 'own' && font !== undefined ? toFontFile(fromBase64(font)) : null,
    ]);
    const row = { userId, kit: { ...kit }, logo: newLogo?.file ?? null, font: newFont };
    if (kit.logo && newLogo) row.kit.logo = { place: kit.logo.place, ...newLogo.size };
    const keepsLogo = kit.logo && !newLogo;
    const keepsFont = kit.font.kind === 'own' && !newFont;
    if (!keepsLogo && !keepsFont) return row;

    await sync(userId);
    const kept = await database.brands.get(userId);
    if (kit.logo && keepsLogo) {
      if (!kept?.kit?.logo || !kept.logo) throw new AppError('invalid_input', { detail: { field: 'logo' } });
      row.logo = kept.logo;
      row.kit.logo = { ...kept.kit.logo, place: kit.logo.place };
    }
    if (keepsFont) {
      if (kept?.kit?.font.kind !== 'own' || !kept.font)
        throw new AppError('invalid_input', { detail: { field: 'font' } });
      row.font = kept.font;
      row.kit.font = kept.kit.font;
    }
    return row;
  }

  async function keep(row: BrandRow): Promise<void> {
    changes += 1;
    await database.brands.put(row);
  }

  return {
    async read() {
      const userId = await requireUser(session);
      const isKnown = (await database.brands.get(userId)) !== undefined;
      const synced = sync(userId);
      await (isKnown ? Promise.race([synced.catch(passOverOutage), wait(patience)]) : synced);
      return toBrand((await database.brands.get(userId)) ?? noBrand(userId));
    },

    async save(input) {
      const userId = await requireUser(session);
      const row = await assemble(userId, input);
      const files = [row.logo, row.font].filter((file) => file !== null);
      await Promise.all(files.map((file) => api.uploadFile(userId, file)));
      await api.write(userId, { kit: row.kit, logo: row.logo?.name ?? null, font: row.font?.name ?? null });
      await keep(row);
      // Files of earlier kits that cannot be removed now go with the next save or deletion.
      await api
        .removeFilesBut(
          userId,
          files.map(({ name }) => name),
        )
        .catch(() => {});
      return toBrand(row);
    },

    async delete() {
      const userId = await requireUser(session);
      // The files first: as long as the row is there, there is something that can be deleted again.
      await api.removeFilesBut(userId, []);
      await api.deleteRow(userId);
      await keep(noBrand(userId));
      return null;
    },
  };
}

const noBrand = (userId: UserId): BrandRow => ({ userId, kit: null, logo: null, font: null });

/** A kit never names a file that is not there, as after a deletion that was interrupted. */
function withoutLostFiles(kit: BrandKit, logo: BrandFile | null, font: BrandFile | null): BrandKit {
  return {
    ...kit,
    logo: logo ? kit.logo : null,
    font: kit.font.kind === 'own' && !font ? DEFAULT_BRAND_FONT : kit.font,
  };
}

function toBrand({ kit, logo, font }: BrandRow): Brand {
  return { kit, logo: logo && toBase64(logo.bytes), font: font && toBase64(font.bytes) };
}

/** A kit may be old, but it must not be someone else's. */
function passOverOutage(thrown: unknown): void {
  if (!(thrown instanceof AppError) || !thrown.retryable) throw thrown;
}
