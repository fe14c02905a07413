import type { DraftLogo } from './brand-draft.ts';

/** A logo as the address of a picture. */
export const logoSource = ({ png }: DraftLogo) => `data:image/png;base64,${png}`;
