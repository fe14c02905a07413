import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { BrushBoard } from './brush-board.tsx';
import type { Brush, Mending, Point, Region } from './brush-services.ts';
import { BrushTools, radiusOf, type Tool, type ZOOMS } from './brush-tools.tsx';
import { PartFrame } from './part-frame.tsx';
import { createPartMarking, crosshairOf } from './part-marking.ts';
import { useCutting } from './use-cutting.ts';

interface BrushWorkbenchProps {
  mending: Mending;
  /** The photo, to be seen faintly where the cut-out is transparent. */
  photoUrl: string | null;
}

/** How much a key changes the size of the brush, of 100. */
const SIZE_STEP = 5;

/** The cut-out with brush, size, zoom, undo and redo. */
export function BrushWorkbench({ mending, photoUrl }: BrushWorkbenchProps) {
  const { cutout } = mending;
  const [tool, setTool] = useState<Tool>('erase');
  const [part, setPart] = useState<Region | null>(null);
  const [size, setSize] = useState(35);
  const [softness, setSoftness] = useState(30);
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1);
  const [said, setSaid] = useState('');
  // The cut-out changes by itself; this draws the buttons anew that depend on it.
  const [, setSteps] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const marking = useMemo(() => createPartMarking(cutout, setPart), [cutout]);
  const isMarking = tool === 'mark';
  const brush: Brush = isMarking
    ? crosshairOf(cutout)
    : { mode: tool, radius: radiusOf(size, cutout), hardness: 1 - softness / 100 };

  const show = useCallback(
    (region?: Region | null) => {
      if (region === null || region?.width === 0) return;
      const { width, height, data } = cutout.read(region);
      canvas.current
        ?.getContext('2d')
        ?.putImageData(new ImageData(data, width, height), region?.x ?? 0, region?.y ?? 0);
    },
    [cutout],
  );

  const note = (words: string) => {
    setSteps((steps) => steps + 1);
    setSaid(words);
  };
  const undo = () => {
    if (!cutout.canUndo) return;
    show(cutout.undo());
    note(i18n.t('brush.undone'));
  };
  const redo = () => {
    if (!cutout.canRedo) return;
    show(cutout.redo());
    note(i18n.t('brush.redone'));
  };
  const tellPlace = (at: Point) => {
    const where = { across: Math.round((at.x / cutout.width) * 100), down: Math.round((at.y / cutout.height) * 100) };
    setSaid(cutout.isShownAt(at) ? i18n.t('brush.onPerson', where) : i18n.t('brush.besidePerson', where));
  };

  const endStroke = () => {
    if (!isMarking) note(tool === 'add' ? i18n.t('brush.added') : i18n.t('brush.erased'));
    else if (part) setSaid(i18n.t('brushPart.marked', sharesOf(part, cutout)));
  };

  const cutting = useCutting(mending, (changed, words) => {
    if (changed !== undefined) show(changed ?? undefined);
    note(words);
  });

  const press = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === '[') setSize((now) => Math.max(0, now - SIZE_STEP));
    else if (key === ']') setSize((now) => Math.min(100, now + SIZE_STEP));
    else if (isCommand && (key === 'y' || (key === 'z' && event.shiftKey))) redo();
    else if (isCommand && key === 'z') undo();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys have buttons and sliders beside them.
    <div onKeyDown={press} className="flex flex-col gap-3">
      <p className="text-muted">{hintFor(tool, cutout.canAdd)}</p>
      <BrushBoard
        cutout={isMarking ? marking : cutout}
        canvas={canvas}
        label={isMarking ? i18n.t('brushPart.board') : i18n.t('brush.board')}
        picture={photoUrl ? { url: photoUrl, isFaint: true, isFlipped: false } : null}
        brush={brush}
        overlay={isMarking && part && <PartFrame part={part} />}
        zoom={zoom}
        isBlocked={cutting.busy}
        onShow={show}
        onStroke={endStroke}
        onMove={tellPlace}
      />
      <p role="status" className="min-h-5 text-xs text-muted">
        {said}
      </p>
      <BrushTools
        canAdd={cutout.canAdd}
        tool={tool}
        onTool={setTool}
        size={size}
        diameter={Math.round(brush.radius * 2)}
        onSize={setSize}
        softness={softness}
        onSoftness={setSoftness}
        zoom={zoom}
        onZoom={setZoom}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={!cutout.canUndo || cutting.busy} aria-keyshortcuts="Control+Z" onClick={undo}>
          {i18n.t('editor.undo')}
        </Button>
        <Button size="small" disabled={!cutout.canRedo || cutting.busy} aria-keyshortcuts="Control+Y" onClick={redo}>
          {i18n.t('editor.redo')}
        </Button>
        {isMarking && (
          <Button size="small" disabled={!part} busy={cutting.busy} onClick={() => cutting.run(part)}>
            {i18n.t('brushPart.run')}
          </Button>
        )}
        {cutout.canAdd && !isMarking && (
          <Button size="small" busy={cutting.busy} onClick={() => cutting.run(null)}>
            {i18n.t('brush.startAnew')}
          </Button>
        )}
        {cutting.busy && (
          <Button size="small" onClick={cutting.cancel}>
            {i18n.t('ui.cancel')}
          </Button>
        )}
      </div>
      {cutting.busy && <ProgressBar label={i18n.t('photos.findingPerson')} />}
      {cutting.failure && <FailureAlert failure={cutting.failure} />}
    </div>
  );
}

function hintFor(tool: Tool, canAdd: boolean): string {
  if (!canAdd) return i18n.t('brush.eraseOnly');
  return tool === 'mark' ? i18n.t('brushPart.hint') : i18n.t('brush.hint');
}

/** Where a part lies, in percent of the picture. */
function sharesOf(part: Region, { width, height }: { width: number; height: number }) {
  return {
    left: Math.round((part.x / width) * 100),
    right: Math.round(((part.x + part.width) / width) * 100),
    top: Math.round((part.y / height) * 100),
    bottom: Math.round(((part.y + part.height) / height) * 100),
  };
}
