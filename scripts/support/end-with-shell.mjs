// Runs on plain Node 20: setup uses it before the project's own Node is there.

const LOOK_AGAIN_MILLISECONDS = 200;

/**
 * Ends `child` once the process that started this one is gone. npm starts programs through a shell, hands a signal on to that
 * shell alone, and some shells die of it without a word to what they run.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithShell(child) {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, LOOK_AGAIN_MILLISECONDS);
  timer.unref();
}
