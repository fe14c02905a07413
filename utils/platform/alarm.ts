import { browser } from 'wxt/browser';

/** The one alarm by which the background wakes itself to go on with unfinished work. */
const NAME = 'unfinished-work';

/** Chromium rounds shorter ones up. */
const DELAY_MINUTES = 0.5;

/** Wakes the background once, in half a minute. Setting it again puts it off. */
export async function setWakeUp(): Promise<void> {
  await browser.alarms.create(NAME, { delayInMinutes: DELAY_MINUTES });
}

/** Registers what to do when the alarm goes off. To be called in the background's first turn. */
export function onWakeUp(work: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) work();
  });
}
