/** A length as YouTube writes it on a thumbnail: 75 seconds are "1:15", 3725 are "1:02:05". */
export function durationText(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const lastTwo = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${lastTwo}` : `${minutes}:${lastTwo}`;
}
