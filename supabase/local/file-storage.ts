import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Keeps objects as files below one folder. lite's own adapter joins paths without looking where they end up; here a
 * key that leaves its bucket's folder is refused.
 */
export class FileStorage {
  readonly driver = fs;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async getObject(bucket: string, key: string) {
    const file = this.#locate(bucket, key);
    const body = await fs.readFile(file);
    const [metadata, mimetype] = await Promise.all([this.#describe(file, body), this.#readType(file)]);
    return { httpStatusCode: 200, metadata: { ...metadata, mimetype }, body: new Blob([body]).stream() };
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: unknown,
    body: BodyInit,
    type: string,
    cacheControl: string,
  ) {
    const file = this.#locate(bucket, key);
    const bytes = Buffer.from(await new Response(body).arrayBuffer());
    await fs.mkdir(path.dirname(file), { recursive: true });
    // Written beside and moved, so that a reader and a power cut see the old object or the new one, never half of one.
    const temporary = `${file}.${crypto.randomUUID()}.part`;
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, file);
    await fs.writeFile(`${file}${TYPE_SUFFIX}`, type);
    return { ...(await this.#describe(file, bytes)), mimetype: type, cacheControl };
  }

  async deleteObject(bucket: string, key: string) {
    const file = this.#locate(bucket, key);
    await fs.rm(file, { force: true });
    await fs.rm(`${file}${TYPE_SUFFIX}`, { force: true });
  }

  async deleteObjects(bucket: string, keys: string[]) {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject(bucket: string, from: string, _version: unknown, toBucket: string, to: string) {
    const source = this.#locate(bucket, from);
    const target = this.#locate(toBucket, to);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.copyFile(source, target);
    await fs.writeFile(`${target}${TYPE_SUFFIX}`, await this.#readType(source));
    const { eTag, lastModified } = await this.#describe(target, await fs.readFile(target));
    return { httpStatusCode: 200, eTag, lastModified };
  }

  async headObject(bucket: string, key: string) {
    const file = this.#locate(bucket, key);
    return this.#describe(file, await fs.readFile(file));
  }

  async privateAssetUrl(bucket: string, key: string) {
    return `file://${this.#locate(bucket, key)}`;
  }

  /** Where an object lies. Throws where the key would lead out of its bucket. */
  #locate(bucket: string, key: string): string {
    const root = path.join(this.#folder, bucket);
    const file = path.resolve(root, key);
    if (path.dirname(root) !== this.#folder || !file.startsWith(root + path.sep)) {
      throw new Error('An object key must stay inside its bucket.');
    }
    return file;
  }

  async #describe(file: string, body: Buffer) {
    const { size, mtime } = await fs.stat(file);
    const eTag = `"${createHash('md5').update(body).digest('hex')}"`;
    return { cacheControl: 'no-cache', contentLength: size, size, lastModified: mtime, eTag };
  }

  async #readType(file: string): Promise<string> {
    return fs.readFile(`${file}${TYPE_SUFFIX}`, 'utf8').catch(() => 'application/octet-stream');
  }
}

const TYPE_SUFFIX = '.content-type';
