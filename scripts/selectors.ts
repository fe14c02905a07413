/**
 * `npm run selectors -- key --out FILE`: makes the key that mended selectors are signed with, and prints its public half.
 * `npm run selectors -- sign MAP --key FILE --out FILE`: checks a map of selectors and signs it, ready to be published.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createSigningKey, signSelectors } from './support/sign-selectors.ts';

const USAGE = 'Usage: npm run selectors -- key --out FILE | sign MAP --key FILE --out FILE';

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, key: { type: 'string' } },
  });
  const [command, map] = positionals;
  const { out, key } = values;
  if (command === 'key' && out) {
    const { publicKey, privateKey } = await createSigningKey();
    // Never over another key: nothing that is out could be signed with it any more.
    await writeFile(out, `${privateKey}\n`, { mode: 0o600, flag: 'wx' });
    console.log(`written: ${out}\nWXT_SELECTORS_KEY=${publicKey}`);
  } else if (command === 'sign' && map && key && out) {
    const signed = await signSelectors(await readFile(map, 'utf8'), (await readFile(key, 'utf8')).trim());
    await writeFile(out, JSON.stringify(signed));
    console.log(`written: ${out}`);
  } else throw new Error(USAGE);
}

await run().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
});
