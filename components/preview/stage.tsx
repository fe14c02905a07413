import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { scaleToFit } from './places.ts';

interface StageProps {
  label: string;
  /** How wide what stands on it is, in CSS pixels. */
  width: number;
  /** Shrinks what is too wide; else it is scrolled. */
  isFitted: boolean;
  className?: string | undefined;
  children: ReactNode;
  /** Says at which scale the stage shows it. */
  caption(scale: number): ReactNode;
}

/** Shows what may be wider than the panel. Shrunk, it keeps its line breaks: it is laid out in its true size. */
export function Stage({ label, width, isFitted, className, children, caption }: StageProps) {
  const region = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(0);
  const [height, setHeight] = useState(0);

  useLayoutEffect(() => {
    const measure = () => {
      setAvailable(region.current?.clientWidth ?? 0);
      setHeight(content.current?.offsetHeight ?? 0);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (region.current) observer.observe(region.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  const fitting = scaleToFit(width, available);
  const scale = isFitted ? fitting : 1;
  const isScrolled = fitting < 1 && !isFitted;
  return (
    <figure className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same region, with less said. */}
      <div
        ref={region}
        role="region"
        aria-label={label}
        tabIndex={isScrolled ? 0 : undefined}
        className={classNames(
          'rounded-xl border border-line',
          isScrolled ? 'overflow-x-auto' : 'overflow-hidden',
          className,
        )}
      >
        <div style={{ width: width * scale, height: height ? height * scale : undefined }} className="mx-auto">
          <div ref={content} style={{ width, scale: String(scale) }} className="origin-top-left rtl:origin-top-right">
            {children}
          </div>
        </div>
      </div>
      <figcaption className="text-xs text-muted">{caption(scale)}</figcaption>
    </figure>
  );
}
