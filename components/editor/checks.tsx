import { i18n } from '#i18n';
import type { Check, CheckId } from '../../utils/scene/checks/check-scene.ts';
import { COLOUR_VISIONS, type ColourVision } from '../../utils/scene/checks/colour-vision.ts';
import { fixCheck } from '../../utils/scene/edit/fix-check.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Subject } from '../../utils/scene/subject.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { formatNumber } from '../ui/formats.ts';
import { RadioGroup } from '../ui/radio-group.tsx';
import type { EditScene } from './editor-services.ts';
import { openChecks } from './use-checks.ts';
import { VISION_NAMES } from './vision-names.ts';

interface ChecksProps {
  scene: Scene;
  subjects: readonly Subject[] | null;
  checks: readonly Check[];
  onEdit: EditScene;
  /** As whose eyes the picture is shown; null for full colour vision. */
  vision: ColourVision | null;
  onVision(vision: ColourVision | null): void;
}

/** Facts about the picture, each with its figure, and a press that puts right what can be. Never a score. */
export function Checks({ scene, subjects, checks, onEdit, vision, onVision }: ChecksProps) {
  const open = openChecks(checks).length;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <p role="status" className="text-sm font-semibold">
          {open === 0 ? i18n.t('checks.allFine') : i18n.t('checks.some', open)}
        </p>
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
          {checks.map((one) => {
            const fixed = one.level === 'fine' ? null : fixCheck(scene, one.id, subjects);
            return (
              <li key={one.id} className="flex items-center justify-between gap-3 px-3 py-2">
                <span className="min-w-0 flex-1">
                  <span className={classNames('font-semibold', COLOURS[one.level])}>{LEVELS[one.level]()}</span>{' '}
                  {wordsFor(one)}
                </span>
                {fixed && (
                  <Button
                    size="small"
                    onClick={() => onEdit(fixed, 'fixed')}
                    aria-label={i18n.t('checks.fixThis', { check: wordsFor(one) })}
                  >
                    {i18n.t('checks.fix')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <RadioGroup
        label={i18n.t('vision.title')}
        hint={i18n.t('vision.hint')}
        options={[
          { value: 'full', label: i18n.t('vision.full') },
          ...COLOUR_VISIONS.map((value) => ({ value, label: VISION_NAMES[value]() })),
        ]}
        value={vision ?? 'full'}
        onChange={(value) => onVision(value === 'full' ? null : value)}
      />
    </div>
  );
}

const LEVELS: Record<Check['level'], () => string> = {
  fine: () => i18n.t('checks.fine'),
  watch: () => i18n.t('checks.watch'),
  mend: () => i18n.t('checks.mend'),
};

const COLOURS: Record<Check['level'], string> = { fine: 'text-accent', watch: 'text-caution', mend: 'text-danger' };

const FACTS: Record<CheckId, (value: string, limit: string) => string> = {
  legibility: (value, limit) => i18n.t('checks.legibility', { value, limit }),
  contrast: (value, limit) => i18n.t('checks.contrast', { value, limit }),
  colourBlind: (value, limit) => i18n.t('checks.colourBlind', { value, limit }),
  face: (value) => i18n.t('checks.face', { value }),
  duration: (value) => i18n.t('checks.duration', { value }),
  edges: (value, limit) => i18n.t('checks.edges', { value, limit }),
  words: (value, limit) => i18n.t('checks.words', { value, limit }),
  file: (value, limit) => i18n.t('checks.file', { value, limit }),
};

function wordsFor({ id, value, limit }: Check): string {
  const shown = (figure: number) => formatNumber(id === 'file' ? figure / 1024 ** 2 : figure, 1);
  return FACTS[id](shown(value ?? 0), shown(limit));
}
