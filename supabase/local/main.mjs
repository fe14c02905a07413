/** `npm run backend`: the embedded backend in the foreground. Compiled code is kept, since compiling is a fifth of a start. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/klikk/compiled'));
const { runBackend } = await import('./run-backend.ts');
await runBackend();
