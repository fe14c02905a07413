import type { Query } from './gateway/gateway.ts';

/** Does what pg_cron does on a hosted project and PGlite has not: see the migration `reaper`. Once at once, for what a stop left behind. */
export function startReaper(options: { query: Query; log: (line: string) => void; milliseconds?: number }): () => void {
  const { query, log, milliseconds = 60_000 } = options;
  async function reap(): Promise<void> {
    try {
      const [row] = await query<{ count: number }>('select private.reap_generations() as count');
      if (row?.count) log(`reaper: ${row.count} generations failed after ten minutes`);
    } catch {
      log('reaper: the database did not answer');
    }
  }
  const timer = setInterval(() => void reap(), milliseconds);
  timer.unref();
  void reap();
  return () => clearInterval(timer);
}
