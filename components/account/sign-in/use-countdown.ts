import { useEffect, useState } from 'react';

/** Seconds left, counted down to nought, and what sets them anew. */
export function useCountdown(initialSeconds: number): [seconds: number, restart: (seconds: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + initialSeconds * 1000);
  const [now, setNow] = useState(Date.now);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));

  const isOver = seconds === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);

  const restart = (wanted: number) => {
    setNow(Date.now());
    setUntil(Date.now() + wanted * 1000);
  };
  return [seconds, restart];
}
