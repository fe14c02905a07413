import { readFileSync } from 'node:fs';

/** Ticks of the processor's time in a second, as Linux counts them for programs on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Milliseconds of the processors' time that a process has used since its start, to the nearest ten. Linux alone says so. */
export function cpuMilliseconds(pid: number): number {
  // The name, in parentheses, may hold anything; user and system time are the twelfth and thirteenth fields after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** The most memory that a process has held at once since its start, in MB. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
