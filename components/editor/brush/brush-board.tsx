import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classNames } from '../../ui/class-names.ts';
import type { Brush, Brushable, Point, Region } from './brush-services.ts';

interface BrushBoardProps {
  cutout: Brushable;
  canvas: RefObject<HTMLCanvasElement | null>;
  label: string;
  describedBy?: string | undefined;
  /** What is seen beneath; null where there is nothing. */
  picture: { url: string; isFaint: boolean; isFlipped: boolean } | null;
  brush: Brush;
  /** What is drawn over the picture, in its pixels. */
  overlay?: ReactNode;
  /** 1 shows the whole picture. */
  zoom: number;
  isBlocked: boolean;
  /** Draws a part of the cut-out anew, or all of it. */
  onShow(region?: Region): void;
  onStroke(): void;
  /** The crosshair was moved by a key. */
  onMove(at: Point): void;
}

/** Height of the whole picture at a zoom of 1, at most, in rem. */
const HEIGHT = 23;

const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * A picture on a chequered ground, painted by pointer, or by keys with a crosshair. The canvas has the photo's own pixels and
 * the browser scales it, so that a movement of the brush draws only what it covers.
 */
export function BrushBoard(props: BrushBoardProps) {
  const { cutout, canvas, picture, brush, zoom } = props;
  const { width, height } = cutout;
  const board = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [crosshair, setCrosshair] = useState<Point>({ x: width / 2, y: height / 3 });
  /** Where the pointer is; null where it is elsewhere. */
  const [pointer, setPointer] = useState<Point | null>(null);
  /** What holds the brush down. */
  const held = useRef<'pointer' | 'key' | null>(null);
  const [byKey, setByKey] = useState(false);

  const { onShow } = props;
  useLayoutEffect(() => onShow(), [onShow]);
  useEffect(() => board.current?.focus(), []);

  const pointIn = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = canvas.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1 };
    const scale = width / box.width;
    return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale };
  };

  const putDown = (by: 'pointer' | 'key', at: Point) => {
    if (held.current || props.isBlocked) return;
    held.current = by;
    props.onShow(cutout.begin(brush, at));
  };
  const drawTo = (by: 'pointer' | 'key', at: Point) => {
    if (held.current === by) props.onShow(cutout.extend(at));
  };
  const lift = (by: 'pointer' | 'key') => {
    if (held.current !== by) return;
    held.current = null;
    props.onStroke();
  };

  const pointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setByKey(false);
    setPointer(pointIn(event));
    putDown('pointer', pointIn(event));
  };
  const pointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of passed.length > 0 ? passed : [event]) drawTo('pointer', pointIn(one));
    setByKey(false);
    setPointer(pointIn(event));
  };

  const keyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      event.preventDefault();
      const step = Math.max(1, brush.radius * (event.shiftKey ? 3 : 0.5));
      const at = {
        x: Math.min(width, Math.max(0, crosshair.x + direction.x * step)),
        y: Math.min(height, Math.max(0, crosshair.y + direction.y * step)),
      };
      setByKey(true);
      setCrosshair(at);
      drawTo('key', at);
      bringIntoSight(frame.current, canvas.current, { x: at.x / width, y: at.y / height });
      if (held.current !== 'key') props.onMove(at);
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      setByKey(true);
      if (!event.repeat) putDown('key', crosshair);
    }
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') lift('key');
  };

  const marked = byKey ? crosshair : pointer;
  return (
    <div
      ref={frame}
      className="overflow-auto rounded-lg border border-line bg-sunken"
      style={{ maxHeight: `${HEIGHT}rem` }}
    >
      <div
        ref={board}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the crosshair.
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight Space Enter [ ]"
        onKeyDown={keyDown}
        onKeyUp={keyUp}
        onBlur={() => lift('key')}
        onPointerDown={pointerDown}
        onPointerMove={pointerMove}
        onPointerUp={() => lift('pointer')}
        onPointerCancel={() => lift('pointer')}
        onPointerLeave={() => setPointer(null)}
        className={classNames(
          'checkerboard relative mx-auto touch-none select-none -outline-offset-2',
          props.isBlocked ? 'cursor-wait' : 'cursor-none',
        )}
        style={{
          width: `calc(${zoom} * min(100%, ${(HEIGHT * width) / height}rem))`,
          aspectRatio: `${width} / ${height}`,
        }}
      >
        {picture && (
          <img
            src={picture.url}
            alt=""
            draggable={false}
            className={classNames(
              'absolute inset-0 size-full object-cover',
              picture.isFaint && 'opacity-25',
              picture.isFlipped && '-scale-x-100',
            )}
          />
        )}
        <canvas ref={canvas} width={width} height={height} className="absolute inset-0 size-full" />
        <svg
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 size-full"
        >
          {props.overlay}
          {marked && <BrushMark at={marked} radius={brush.radius} hasCross={byKey} />}
        </svg>
      </div>
    </div>
  );
}

/** A ring as large as the brush, light on dark so that it is seen on everything. */
function BrushMark({ at, radius, hasCross }: { at: Point; radius: number; hasCross: boolean }) {
  const arm = radius + 14;
  const cross = `M${at.x - arm} ${at.y}H${at.x + arm}M${at.x} ${at.y - arm}V${at.y + arm}`;
  return (
    <>
      {[
        { stroke: '#000000', strokeWidth: 3 },
        { stroke: '#ffffff', strokeWidth: 1.25 },
      ].map((look) => (
        <g key={look.stroke} {...look} fill="none">
          <circle cx={at.x} cy={at.y} r={radius} vectorEffect="non-scaling-stroke" />
          {hasCross && <path d={cross} vectorEffect="non-scaling-stroke" />}
        </g>
      ))}
    </>
  );
}

/** Scrolls an enlarged picture so that a place of it, in shares of its size, is seen. */
function bringIntoSight(frame: HTMLElement | null, picture: HTMLElement | null, { x, y }: Point): void {
  if (!frame || !picture) return;
  const [across, down] = [x * picture.clientWidth, y * picture.clientHeight];
  const room = 48;
  frame.scrollLeft = Math.max(across + room - frame.clientWidth, Math.min(frame.scrollLeft, across - room));
  frame.scrollTop = Math.max(down + room - frame.clientHeight, Math.min(frame.scrollTop, down - room));
}
