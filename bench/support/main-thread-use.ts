import type { Page } from '@playwright/test';
import { z } from 'zod';

/** Of a page's main thread, in milliseconds of the processor's time for each second that passes. */
export interface MainThreadUse {
  /** All that it does. */
  task: number;
  /** What of it is scripts, the page's and those of extensions. */
  script: number;
}

const metricsSchema = z.object({ TaskDuration: z.number(), ScriptDuration: z.number() });

/**
 * Watches a page's main thread for a while, as `Performance.getMetrics` counts it in the thread's own time: what waits for a processor
 * that something else has taken is not counted.
 */
export async function watchMainThread(page: Page, milliseconds: number): Promise<MainThreadUse> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return {
      at: performance.now(),
      ...metricsSchema.parse(Object.fromEntries(metrics.map(({ name, value }) => [name, value]))),
    };
  };
  const before = await read();
  // 2026-11-28: how long is watched is what was asked for.
  await page.waitForTimeout(milliseconds);
  const after = await read();
  await session.detach();
  const seconds = (after.at - before.at) / 1000;
  const perSecond = (one: 'TaskDuration' | 'ScriptDuration') => ((after[one] - before[one]) * 1000) / seconds;
  return { task: perSecond('TaskDuration'), script: perSecond('ScriptDuration') };
}
