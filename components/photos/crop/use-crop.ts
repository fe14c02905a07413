import { useState } from 'react';
import { type Crop, NOTHING_CROPPED } from '../../../utils/domain/crop.ts';

interface CropHistory {
  crop: Crop;
  canUndo: boolean;
  /**
   * Changes what is kept.
   * @param movement names what is done in one movement, as a drag is, so that it is undone at once
   */
  change(crop: Crop, movement: string): void;
  undo(): void;
}

interface Step {
  crop: Crop;
  movement: string;
}

/** How a photo is cropped, and how it was before each change. */
export function useCrop(): CropHistory {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  return {
    crop: steps.at(-1)?.crop ?? NOTHING_CROPPED,
    canUndo: steps.length > 0,
    change: (crop, movement) =>
      setSteps((before) => [
        ...(before.at(-1)?.movement === movement ? before.slice(0, -1) : before),
        { crop, movement },
      ]),
    undo: () => setSteps((before) => before.slice(0, -1)),
  };
}
