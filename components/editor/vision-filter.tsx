import { type ColourVision, VISION_MATRICES } from '../../utils/scene/checks/colour-vision.ts';

/** A filter by which a picture looks as somebody with that vision sees it. Used by `filter: url(#id)`. */
export function VisionFilter({ id, vision }: { id: string; vision: ColourVision }) {
  const rows = VISION_MATRICES[vision].map((row) => `${row.join(' ')} 0 0`);
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <filter id={id} colorInterpolationFilters="linearRGB">
        <feColorMatrix type="matrix" values={`${rows.join(' ')} 0 0 0 1 0`} />
      </filter>
    </svg>
  );
}
