import { i18n } from '#i18n';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { Brush } from './brush-services.ts';

export const ZOOMS = [1, 1.5, 2, 3, 5] as const;
type Zoom = (typeof ZOOMS)[number];

/** Smallest radius in pixels, and largest as a share of the picture's longer side. */
const RADIUS = { least: 2, largest: 0.2 };

/** The radius of a brush of a size from 0 to 100, finer among the small ones. */
export function radiusOf(size: number, { width, height }: { width: number; height: number }): number {
  const largest = Math.max(width, height) * RADIUS.largest;
  return RADIUS.least + (largest - RADIUS.least) * (size / 100) ** 2;
}

/** What a movement on the board does: paint, or mark a part to be cut out once more. */
export type Tool = Brush['mode'] | 'mark';

interface BrushToolsProps {
  canAdd: boolean;
  tool: Tool;
  onTool(tool: Tool): void;
  /** 0 to 100. */
  size: number;
  /** What that is in pixels of the photo. */
  diameter: number;
  onSize(size: number): void;
  /** 0 to 100. */
  softness: number;
  onSoftness(softness: number): void;
  zoom: Zoom;
  onZoom(zoom: Zoom): void;
}

export function BrushTools(props: BrushToolsProps) {
  const tools = [
    { value: 'erase', label: i18n.t('brush.erase') },
    ...(props.canAdd
      ? ([
          { value: 'add', label: i18n.t('brush.add') },
          { value: 'mark', label: i18n.t('brushPart.mark') },
        ] as const)
      : []),
  ] as const;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <RadioGroup<Tool> label={i18n.t('brush.mode')} options={tools} value={props.tool} onChange={props.onTool} />
      {props.tool !== 'mark' && (
        <>
          <Slider
            label={i18n.t('brush.size')}
            value={props.size}
            spoken={i18n.t('brush.pixels', { pixels: props.diameter })}
            onChange={props.onSize}
          />
          <Slider
            label={i18n.t('brush.softness')}
            value={props.softness}
            spoken={i18n.t('brush.percent', { percent: props.softness })}
            onChange={props.onSoftness}
          />
        </>
      )}
      <Slider
        label={i18n.t('brush.zoom')}
        value={ZOOMS.indexOf(props.zoom)}
        most={ZOOMS.length - 1}
        spoken={i18n.t('brush.percent', { percent: props.zoom * 100 })}
        onChange={(place) => props.onZoom(ZOOMS[place] ?? 1)}
      />
    </div>
  );
}

interface SliderProps {
  label: string;
  value: number;
  most?: number;
  /** The value as it is shown and read out. */
  spoken: string;
  onChange(value: number): void;
}

function Slider({ label, value, most = 100, spoken, onChange }: SliderProps) {
  return (
    <label className="flex flex-col gap-1 text-sm font-semibold">
      <span className="flex justify-between gap-3">
        {label}
        <span aria-hidden="true" className="font-normal text-muted tabular-nums">
          {spoken}
        </span>
      </span>
      <input
        type="range"
        min={0}
        max={most}
        value={value}
        aria-valuetext={spoken}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-9 w-40 cursor-pointer"
      />
    </label>
  );
}
