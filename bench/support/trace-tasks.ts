import type { CDPSession, Page } from '@playwright/test';
import { z } from 'zod';

/**
 * A task of a page's main thread, in milliseconds of the processor's time: what waits for a processor that something else has taken is
 * not counted.
 */
export interface TracedTask {
  ms: number;
  /** What of it was spent in the scripts that were asked for, and in what they called. */
  inScripts: number;
}

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  ts: z.number(),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  pid: z.number(),
  tid: z.number(),
  args: z.object({ data: z.object({ url: z.string().optional() }).optional() }).default({}),
});
type TraceEvent = z.infer<typeof eventSchema>;

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'];
const TASK = 'RunTask';
const CALLS = ['FunctionCall', 'EvaluateScript', 'v8.run'];

/**
 * Follows the browser's tasks while something is done on a page.
 * @param from how the addresses of scripts begin whose share is asked for, such as `chrome-extension://`
 * @returns every task of a thread on which such a script ran
 */
export async function traceTasks(page: Page, from: string, work: () => Promise<void>): Promise<TracedTask[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const entry of value) {
      const event = eventSchema.safeParse(entry);
      if (event.success && event.data.ph === 'X') events.push(event.data);
    }
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
    transferMode: 'ReportEvents',
  });
  await work();
  await endTracing(session);
  await session.detach();
  return tasksOf(events, from);
}

async function endTracing(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
}

function tasksOf(events: readonly TraceEvent[], from: string): TracedTask[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const calls = events.filter(({ name, args }) => CALLS.includes(name) && args.data?.url?.startsWith(from));
  const threads = new Set(calls.map(threadOf));
  return events
    .filter((event) => event.name === TASK && threads.has(threadOf(event)))
    .map((task) => {
      const within = calls.filter((call) => threadOf(call) === threadOf(task) && isWithin(call, task));
      const outermost = within.filter((call) => !within.some((other) => other !== call && isWithin(call, other)));
      const inScripts = outermost.reduce((sum, { tdur }) => sum + tdur, 0) / 1000;
      return { ms: task.tdur / 1000, inScripts };
    });
}

const isWithin = (inner: TraceEvent, outer: TraceEvent) =>
  inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
