import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import {
  type Box,
  type Crop,
  coverScale,
  croppedSize,
  drawBox,
  frameOf,
  type Handle,
  leastBox,
  moveBox,
} from '../../../utils/domain/crop.ts';

interface CropBoardProps {
  photo: ImageBitmap;
  crop: Crop;
  /** @param movement see `useCrop` */
  onChange(box: Box, movement: string): void;
}

/** Height of the frame, at most, in rem. */
const HEIGHT = 23;

/** How far a key moves the box, or one side of it, as a share of the frame. */
const STEP = 0.02;

const DIRECTIONS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const SIDES = [-1, 0, 1] as const;
const HANDLES: readonly Handle[] = SIDES.flatMap((y) => SIDES.map((x) => ({ x, y }))).filter(({ x, y }) => x || y);
const LOWER_RIGHT: Handle = { x: 1, y: 1 };

/** The photo as it is turned, and a box on it around what is kept, drawn by pointer or by keys. */
export function CropBoard({ photo, crop, onChange }: CropBoardProps) {
  const id = useId();
  const board = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  /** What is being drawn: the box as it was when that began. Without a handle the whole box is moved. */
  const drag = useRef<{ number: number; handle: Handle | null; from: { x: number; y: number }; box: Box } | null>(null);
  const drags = useRef(0);

  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(photo, 0, 0);
  }, [photo]);

  const frame = frameOf(photo, crop.quarters);
  const { box } = crop;
  const least = leastBox(photo, crop);

  const pointIn = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = board.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const begin = (event: PointerEvent, handle: Handle | null) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    board.current?.setPointerCapture(event.pointerId);
    drags.current += 1;
    drag.current = { number: drags.current, handle, from: pointIn(event), box };
  };
  const move = (event: PointerEvent) => {
    if (!drag.current) return;
    const { number, handle, from, box: before } = drag.current;
    const at = pointIn(event);
    const [right, down] = [at.x - from.x, at.y - from.y];
    onChange(handle ? drawBox(before, handle, right, down, least) : moveBox(before, right, down), `drag ${number}`);
  };
  const end = () => {
    drag.current = null;
  };

  const press = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    const [right, down] = direction;
    if (event.shiftKey) onChange(drawBox(box, LOWER_RIGHT, right, down, least), 'size by key');
    else onChange(moveBox(box, right, down), 'place by key');
  };

  const percent = (share: number) => Math.round(share * 100);
  const place = {
    left: `${box.x * 100}%`,
    top: `${box.y * 100}%`,
    width: `${box.width * 100}%`,
    height: `${box.height * 100}%`,
  };
  const size = croppedSize(photo, crop);
  return (
    <>
      <div
        ref={board}
        dir="ltr"
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        className="relative mx-auto my-2 touch-none select-none"
        style={{
          width: `min(100% - 2rem, ${(HEIGHT * frame.width) / frame.height}rem)`,
          aspectRatio: `${frame.width} / ${frame.height}`,
        }}
      >
        <div className="absolute inset-0 overflow-hidden">
          <canvas
            ref={canvas}
            width={photo.width}
            height={photo.height}
            className="absolute top-1/2 left-1/2 max-w-none"
            style={{
              width: `${(photo.width / frame.width) * 100}%`,
              transform: `translate(-50%, -50%) rotate(${crop.quarters * 90 + crop.degrees}deg) scale(${coverScale(frame, crop.degrees)})`,
            }}
          />
          <div aria-hidden="true" className="absolute shadow-[0_0_0_100rem_rgb(0_0_0/0.6)]" style={place} />
        </div>
        <div
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the box.
          tabIndex={0}
          aria-label={i18n.t('crop.box')}
          aria-describedby={`${id}-kept`}
          aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight"
          onKeyDown={press}
          onPointerDown={(event) => begin(event, null)}
          className="absolute cursor-move border-2 border-[#fff]"
          style={place}
        >
          {HANDLES.map((handle) => (
            <span
              key={`${handle.x} ${handle.y}`}
              aria-hidden="true"
              onPointerDown={(event) => begin(event, handle)}
              className="absolute size-8 -translate-1/2 p-2.5"
              style={{
                left: `${(handle.x + 1) * 50}%`,
                top: `${(handle.y + 1) * 50}%`,
                cursor: cursorOf(handle),
              }}
            >
              <span className="block size-full rounded-full border border-[#000] bg-[#fff]" />
            </span>
          ))}
        </div>
      </div>
      <p id={`${id}-kept`} role="status" className="text-xs text-muted">
        {i18n.t('crop.kept', {
          left: percent(box.x),
          right: percent(box.x + box.width),
          top: percent(box.y),
          bottom: percent(box.y + box.height),
          width: size.width,
          height: size.height,
        })}
      </p>
    </>
  );
}

function cursorOf({ x, y }: Handle): string {
  if (x === 0) return 'ns-resize';
  if (y === 0) return 'ew-resize';
  return x === y ? 'nwse-resize' : 'nesw-resize';
}
