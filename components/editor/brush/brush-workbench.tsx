import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { BrushBoard } from './brush-board.tsx';
import type { Brush, Mending, Point, Region } from './brush-services.ts';
import { BrushTools, radiusOf, type ZOOMS } from './brush-tools.tsx';

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
  const [mode, setMode] = useState<Brush['mode']>('erase');
  const [size, setSize] = useState(35);
  const [softness, setSoftness] = useState(30);
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(1);
  const [said, setSaid] = useState('');
  // The cut-out changes by itself; this draws the buttons anew that depend on it.
  const [, setSteps] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const brush: Brush = { mode, radius: radiusOf(size, cutout), hardness: 1 - softness / 100 };

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

  const cutting = useRef<AbortController | null>(null);
  const anew = useAction(async () => {
    const controller = new AbortController();
    cutting.current = controller;
    try {
      await mending.cutOutAnew({ signal: controller.signal, onProgress: () => {} });
      show();
      note(i18n.t('brush.cutAnew'));
    } catch (thrown) {
      if (!controller.signal.aborted) throw thrown;
    }
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
      <p className="text-muted">{cutout.canAdd ? i18n.t('brush.hint') : i18n.t('brush.eraseOnly')}</p>
      <BrushBoard
        cutout={cutout}
        canvas={canvas}
        label={i18n.t('brush.board')}
        picture={photoUrl ? { url: photoUrl, isFaint: true, isFlipped: false } : null}
        brush={brush}
        zoom={zoom}
        isBlocked={anew.busy}
        onShow={show}
        onStroke={() => note(mode === 'add' ? i18n.t('brush.added') : i18n.t('brush.erased'))}
        onMove={tellPlace}
      />
      <p role="status" className="min-h-5 text-xs text-muted">
        {said}
      </p>
      <BrushTools
        canAdd={cutout.canAdd}
        mode={mode}
        onMode={setMode}
        size={size}
        diameter={Math.round(brush.radius * 2)}
        onSize={setSize}
        softness={softness}
        onSoftness={setSoftness}
        zoom={zoom}
        onZoom={setZoom}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={!cutout.canUndo || anew.busy} aria-keyshortcuts="Control+Z" onClick={undo}>
          {i18n.t('editor.undo')}
        </Button>
        <Button size="small" disabled={!cutout.canRedo || anew.busy} aria-keyshortcuts="Control+Y" onClick={redo}>
          {i18n.t('editor.redo')}
        </Button>
        {cutout.canAdd && (
          <Button size="small" busy={anew.busy} onClick={() => void anew.run()}>
            {i18n.t('brush.startAnew')}
          </Button>
        )}
        {anew.busy && (
          <Button size="small" onClick={() => cutting.current?.abort()}>
            {i18n.t('ui.cancel')}
          </Button>
        )}
      </div>
      {anew.busy && <ProgressBar label={i18n.t('photos.findingPerson')} />}
      {anew.failure && <FailureAlert failure={anew.failure} />}
    </div>
  );
}
