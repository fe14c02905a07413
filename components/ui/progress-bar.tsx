import { useId } from 'react';

interface ProgressBarProps {
  /** What is under way. */
  label: string;
  /** How far, from 0 to 1. Left out where it cannot be told. */
  value?: number | undefined;
}

/** A bar with its words above it. */
export function ProgressBar({ label, value }: ProgressBarProps) {
  const labelId = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={labelId} className="text-sm">
        {label}
      </span>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
        className="relative h-1.5 overflow-hidden rounded-full bg-line"
      >
        {value === undefined ? (
          <div className="absolute h-full w-2/5 animate-slide rounded-full bg-accent motion-reduce:w-full motion-reduce:animate-none motion-reduce:opacity-60" />
        ) : (
          <div
            className="h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none"
            style={{ width: `${Math.round(value * 100)}%` }}
          />
        )}
      </div>
    </div>
  );
}
