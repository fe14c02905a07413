import { type FormEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { emptyMask, encodeMask, MASK_REGIONS, type Mask, maskOf, mirrorMask } from '../../../utils/scene/mask.ts';
import { providerName } from '../../providers/provider-name.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { MaskBrush } from './mask-brush.tsx';
import type { Painter, Repainter } from './repainter.ts';
import type { PaintedBackground, Repainting } from './use-repaint.ts';

interface RepaintFormProps {
  background: PaintedBackground;
  repainting: Repainting;
  repainter: Pick<Repainter, 'read'>;
}

const PLACES = ['everywhere', ...MASK_REGIONS, 'brush'] as const;
type Place = (typeof PLACES)[number];

/** Has the background that a model painted repainted by one: what is to be different, where, by whom and for how much. */
export function RepaintForm({ background, repainting, repainter }: RepaintFormProps) {
  const { painters, now } = repainting;
  const [words, setWords] = useState('');
  const [style, setStyle] = useState('');
  const [place, setPlace] = useState<Place>('everywhere');
  const [fault, setFault] = useState<'words' | 'mask' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** What the brush has marked, as the picture is seen. */
  const brushed = useRef<Mask>(emptyMask());
  const painter = painters.find((one) => one.style === style) ?? painters[0];
  useEffect(() => {
    if (fault) form.current?.querySelector<HTMLElement>(fault === 'words' ? 'input' : '[role=application]')?.focus();
  }, [fault]);
  if (!painter) return null;

  const readMask = (): Mask | null => {
    if (!painter.takesMask || place === 'everywhere') return null;
    return place === 'brush' ? brushed.current : maskOf(place);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (now.state === 'running') return;
    const mask = readMask();
    const found = !words.trim() ? 'words' : mask && !mask.includes(1) ? 'mask' : null;
    setFault(found);
    if (found) return;
    const asPainted = mask && background.flipped ? mirrorMask(mask) : mask;
    repainting.start(painter.style, { words: words.trim(), ...(asPainted && { mask: encodeMask(asPainted) }) });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="border-t border-line pt-4">
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-base font-semibold">{i18n.t('repaint.title')}</legend>
        <TextField
          label={i18n.t('repaint.words')}
          placeholder={i18n.t('repaint.example')}
          value={words}
          onChange={(typed) => {
            setWords(typed);
            setFault(null);
          }}
          maxLength={LIMITS.wishCharacters}
          error={fault === 'words' ? i18n.t('repaint.wordsMissing') : undefined}
          autoComplete="off"
        />
        {painters.length > 1 && (
          <RadioGroup
            label={i18n.t('repaint.painter')}
            options={painters.map((one) => ({ value: one.style, label: one.label }))}
            value={painter.style}
            onChange={setStyle}
          />
        )}
        {painter.takesMask && (
          <RadioGroup
            label={i18n.t('repaint.where')}
            options={PLACES.map((value) => ({ value, label: PLACE_NAMES[value]() }))}
            value={place}
            onChange={(chosen) => {
              setPlace(chosen);
              setFault(null);
            }}
          />
        )}
        {painter.takesMask && place === 'brush' && (
          <MaskBrush
            picture={background.pictureId}
            isFlipped={background.flipped}
            read={repainter.read}
            mask={brushed.current}
            error={fault === 'mask' ? i18n.t('repaint.maskEmpty') : undefined}
            onStroke={() => setFault(null)}
          />
        )}
        <p className="text-xs text-muted">{whatIsSent(painter, background)}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={now.state === 'running'}>
            {i18n.t('repaint.start')}
          </Button>
          <p className="text-xs text-muted">{i18n.t('panel.cost', painter.cost)}</p>
        </div>
      </fieldset>
    </form>
  );
}

/** What goes to whom. */
function whatIsSent({ provider }: Painter, { origin }: PaintedBackground): string {
  const name = { provider: providerName(provider) };
  return origin === 'model-with-person' ? i18n.t('repaint.hintWithPerson', name) : i18n.t('repaint.hint', name);
}

const PLACE_NAMES: Record<Place, () => string> = {
  everywhere: () => i18n.t('repaint.everywhere'),
  left: () => i18n.t('repaint.left'),
  middle: () => i18n.t('repaint.middle'),
  right: () => i18n.t('repaint.right'),
  top: () => i18n.t('repaint.top'),
  bottom: () => i18n.t('repaint.bottom'),
  brush: () => i18n.t('repaint.brush'),
};
