import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { PictureId } from '../../../utils/domain/ids.ts';
import { brushMask, MASK_GRID, type Mask } from '../../../utils/scene/mask.ts';
import { SCENE_SIZE } from '../../../utils/scene/schema.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SliderField } from '../../ui/slider-field.tsx';
import { BrushBoard } from '../brush/brush-board.tsx';
import type { Brush, Brushable, Point } from '../brush/brush-services.ts';

interface MaskBrushProps {
  picture: PictureId;
  /** Whether the picture is shown mirrored. */
  isFlipped: boolean;
  read(picture: PictureId): Promise<Blob>;
  /** Marked as the picture is seen; changed in place. */
  mask: Mask;
  error: string | undefined;
  onStroke(): void;
}

/** Smallest and largest radius, in percent of the picture's width. */
const RADIUS = { least: 2, most: 25 };

/** Red, green and blue of what is marked, and how much of it covers the picture: 0 to 255. */
const MARK = [255, 45, 138];
const MARK_ALPHA = 153;

/** Marks on the background what may be changed about it, by pointer or by keys. */
export function MaskBrush({ picture, isFlipped, read, mask, error, onStroke }: MaskBrushProps) {
  const errorId = useId();
  const [mode, setMode] = useState<Brush['mode']>('add');
  const [size, setSize] = useState(8);
  const [said, setSaid] = useState('');
  const url = usePicture(picture, read);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [board] = useState(() => brushable(mask));
  const brush: Brush = { mode, radius: (size / 100) * SCENE_SIZE.width, hardness: 1 };

  const show = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawMask(context, mask);
  }, [mask]);
  const clear = () => {
    mask.fill(0);
    show();
    setSaid(i18n.t('repaint.cleared'));
  };
  const tellPlace = ({ x, y }: Point) =>
    setSaid(
      i18n.t('repaint.at', {
        across: Math.round((x / SCENE_SIZE.width) * 100),
        down: Math.round((y / SCENE_SIZE.height) * 100),
      }),
    );

  return (
    <div className="flex flex-col gap-2">
      <BrushBoard
        cutout={board}
        canvas={canvas}
        label={i18n.t('repaint.board')}
        describedBy={error ? errorId : undefined}
        picture={url === null ? null : { url, isFaint: false, isFlipped }}
        brush={brush}
        zoom={1}
        isBlocked={false}
        onShow={show}
        onStroke={() => {
          setSaid(mode === 'add' ? i18n.t('repaint.marked') : i18n.t('repaint.rubbedOut'));
          onStroke();
        }}
        onMove={tellPlace}
      />
      {error && (
        <p id={errorId} className="text-sm text-danger">
          {error}
        </p>
      )}
      <p role="status" className="min-h-5 text-xs text-muted">
        {said}
      </p>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <RadioGroup<Brush['mode']>
          label={i18n.t('repaint.mode')}
          options={[
            { value: 'add', label: i18n.t('repaint.mark') },
            { value: 'erase', label: i18n.t('repaint.rubOut') },
          ]}
          value={mode}
          onChange={setMode}
        />
        <SliderField
          label={i18n.t('brush.size')}
          value={size}
          min={RADIUS.least}
          max={RADIUS.most}
          unit="%"
          onChange={setSize}
        />
        <Button size="small" onClick={clear}>
          {i18n.t('repaint.clear')}
        </Button>
      </div>
    </div>
  );
}

/** A mask under the brush, as large as a scene. */
function brushable(mask: Mask): Brushable {
  const { width, height } = SCENE_SIZE;
  let stroke: { brush: Brush; at: Point } | null = null;
  const paint = (brush: Brush, from: Point, to: Point) => {
    const share = ({ x, y }: Point) => ({ x: x / width, y: y / height });
    brushMask(mask, brush.mode === 'add' ? 1 : 0, brush.radius / width, share(from), share(to));
    stroke = { brush, at: to };
    return { x: 0, y: 0, width, height };
  };
  return {
    width,
    height,
    begin: (brush, at) => paint(brush, at, at),
    extend: (to) => paint(stroke?.brush ?? { mode: 'add', radius: 0, hardness: 1 }, stroke?.at ?? to, to),
  };
}

/** Its cells with soft edges between them, as a brush leaves them. */
function drawMask(context: CanvasRenderingContext2D, mask: Mask): void {
  const { columns, rows } = MASK_GRID;
  const cells = new ImageData(columns, rows);
  for (const [index, value] of mask.entries()) cells.data.set([...MARK, value * MARK_ALPHA], index * 4);
  const grid = new OffscreenCanvas(columns, rows);
  grid.getContext('2d')?.putImageData(cells, 0, 0);
  context.clearRect(0, 0, SCENE_SIZE.width, SCENE_SIZE.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(grid, 0, 0, SCENE_SIZE.width, SCENE_SIZE.height);
}

/** The picture's address, or null until it is there; marks can be made without it. */
function usePicture(id: PictureId, read: MaskBrushProps['read']): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    let made: string | null = null;
    read(id).then(
      (blob) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
      setUrl(null);
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, read]);
  return url;
}
