import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ColourVision } from '../../utils/scene/checks/colour-vision.ts';
import {
  boxOf,
  isInBox,
  type LayerRef,
  layerAt,
  layerKey,
  moveLayer,
  scaleLayer,
  snap,
  turnLayer,
} from '../../utils/scene/edit/layers.ts';
import { DURATION_BADGE, MARGIN } from '../../utils/scene/safe-area.ts';
import { type Box, SCENE_SIZE, type Scene } from '../../utils/scene/schema.ts';
import type { EditScene } from './editor-services.ts';
import { usePreview } from './use-preview.ts';
import { VisionFilter } from './vision-filter.tsx';
import { VISION_NAMES } from './vision-names.ts';

interface StageProps {
  scene: Scene;
  layer: LayerRef;
  /** Name of the chosen layer. */
  layerName: string;
  /** The picture in words. */
  alt: string;
  paint(scene: Scene): Promise<Blob>;
  /** Shown until the first picture is painted. */
  placeholder: string | null;
  /** Whether the chosen layer is shown in a frame. */
  isFramed: boolean;
  /** As whose eyes the picture is shown; null for full colour vision. */
  vision: ColourVision | null;
  onEdit: EditScene;
  /** A press takes hold of what lies there, unless that is part of the chosen layer. */
  onChooseLayer(layer: LayerRef): void;
}

/** Pixels of the picture that an arrow key moves a layer; ten times as many with Shift. */
const NUDGE = 4;
const GROW = 1.04;
const TURN = 2;

/** Scene pixels that a hand may tremble while it presses. */
const TREMBLE = 6;

interface Drag {
  layer: LayerRef;
  from: { x: number; y: number };
  scene: Scene;
  guides: { x: number[]; y: number[] };
}

/**
 * The picture, with the chosen layer in a frame that can be dragged. While it is dragged the picture is painted small, and
 * only what is let go of becomes a version.
 */
export function Stage(props: StageProps) {
  const { scene, layer, layerName, alt, paint, vision, onEdit, onChooseLayer } = props;
  const filterId = useId();
  const [drag, setDrag] = useState<Drag | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const shown = drag?.scene ?? scene;
  const preview = usePreview(shown, paint) ?? props.placeholder;
  const box = boxOf(shown, layer);

  const pointIn = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width } = area.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1 };
    const scale = SCENE_SIZE.width / width;
    return { x: (clientX - left) * scale, y: (clientY - top) * scale };
  };

  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const from = pointIn(event);
    const held = isInBox(boxOf(scene, layer), from) ? layer : layerAt(scene, from);
    if (layerKey(held) !== layerKey(layer)) onChooseLayer(held);
    if (held.kind === 'background') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ layer: held, from, scene, guides: NO_GUIDES });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag) return;
    const at = pointIn(event);
    const by = { x: at.x - drag.from.x, y: at.y - drag.from.y };
    // A press that means to choose does not move.
    if (drag.scene === scene && Math.hypot(by.x, by.y) < TREMBLE) return;
    const moved = moveLayer(scene, drag.layer, by);
    const snapped = snap(boxOf(moved, drag.layer) ?? NO_BOX);
    setDrag({ ...drag, scene: moveLayer(moved, drag.layer, snapped.by), guides: snapped.guides });
  };
  const end = () => {
    if (drag && drag.scene !== scene) onEdit(drag.scene, 'moved');
    setDrag(null);
  };

  const press = (event: KeyboardEvent) => {
    const edit = byKey(event, scene, layer);
    if (!edit) return;
    event.preventDefault();
    onEdit(edit.scene, edit.kind, event.repeat || edit.goesOn);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be focused, and this takes the arrow keys.
    <div
      ref={area}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the chosen layer.
      tabIndex={0}
      aria-label={i18n.t('editor.stage', { layer: layerName })}
      aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight + - [ ]"
      onKeyDown={press}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
      className="group relative aspect-video cursor-move touch-none overflow-hidden rounded-lg bg-sunken"
    >
      {vision && <VisionFilter id={filterId} vision={vision} />}
      {preview && (
        <img
          src={preview}
          alt={alt}
          draggable={false}
          className="size-full select-none"
          style={vision ? { filter: `url(#${CSS.escape(filterId)})` } : undefined}
        />
      )}
      {vision && (
        <span className="absolute start-2 top-2 rounded-md bg-surface px-2 py-1 text-xs font-semibold">
          {i18n.t('vision.seenAs', { vision: VISION_NAMES[vision]() })}
        </span>
      )}
      <svg viewBox="0 0 1280 720" aria-hidden="true" className="pointer-events-none absolute inset-0 size-full">
        <rect {...DURATION_BADGE} rx="12" fill="#000000" fillOpacity="0.55" />
        <text x={DURATION_BADGE.x + 95} y={DURATION_BADGE.y + 64} fill="#ffffff" fontSize="40" textAnchor="middle">
          12:34
        </text>
        <rect
          x={MARGIN}
          y={MARGIN}
          width={SCENE_SIZE.width - 2 * MARGIN}
          height={SCENE_SIZE.height - 2 * MARGIN}
          fill="none"
          stroke="#00e5ff"
          strokeWidth="3"
          strokeDasharray="14 10"
          strokeOpacity="0.6"
          className={drag ? undefined : 'hidden group-focus-visible:block'}
        />
        {drag && (
          <g stroke="#00e5ff" strokeWidth="3">
            {drag.guides.x.map((x) => (
              <line key={x} x1={x} x2={x} y1="0" y2={SCENE_SIZE.height} />
            ))}
            {drag.guides.y.map((y) => (
              <line key={y} y1={y} y2={y} x1="0" x2={SCENE_SIZE.width} />
            ))}
          </g>
        )}
        {box && props.isFramed && (
          <>
            <rect {...box} fill="none" stroke="#ffffff" strokeWidth="9" />
            <rect {...box} fill="none" stroke="#0b6b57" strokeWidth="4" strokeDasharray="16 10" />
          </>
        )}
      </svg>
    </div>
  );
}

const NO_GUIDES = { x: [], y: [] };
const NO_BOX: Box = { x: -9999, y: -9999, width: 0, height: 0 };

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function byKey(event: KeyboardEvent, scene: Scene, layer: LayerRef) {
  const direction = DIRECTIONS[event.key];
  if (direction) {
    const by = NUDGE * (event.shiftKey ? 10 : 1);
    const moved = moveLayer(scene, layer, { x: direction.x * by, y: direction.y * by });
    return { scene: moved, kind: 'moved', goesOn: true } as const;
  }
  if (event.key === '+' || event.key === '=') {
    return { scene: scaleLayer(scene, layer, GROW), kind: 'resized', goesOn: true } as const;
  }
  if (event.key === '-') return { scene: scaleLayer(scene, layer, 1 / GROW), kind: 'resized', goesOn: true } as const;
  if (event.key === '[') return { scene: turnLayer(scene, layer, -TURN), kind: 'turned', goesOn: true } as const;
  if (event.key === ']') return { scene: turnLayer(scene, layer, TURN), kind: 'turned', goesOn: true } as const;
  return null;
}
