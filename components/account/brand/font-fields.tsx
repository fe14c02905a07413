import { useId } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { FONT_IDS } from '../../../utils/scene/schema.ts';
import { formatDate } from '../../ui/formats.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { BrandDraft, BrandProblems, DraftFont } from './brand-draft.ts';
import { FieldError } from './field-error.tsx';
import { FileButton } from './file-button.tsx';
import { fontName } from './font-name.ts';
import { type FileProblem, readFont } from './read-files.ts';
import { type ChosenFile, useFile } from './use-file.ts';

interface FontFieldsProps {
  font: BrandDraft['font'];
  ownFont: DraftFont | null;
  problem: BrandProblems['font'];
  onChange(changes: Pick<Partial<BrandDraft>, 'font' | 'ownFont'>): void;
}

const MEGABYTES = LIMITS.fontBytes / 1024 ** 2;

/** The headline's typeface: one that comes with Klikk, or a file of the person's own that they may use. */
export function FontFields({ font, ownFont, problem, onChange }: FontFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={i18n.t('brand.font')}
        options={[
          ...FONT_IDS.map((id) => ({ value: id, label: fontName(id) })),
          { value: 'own' as const, label: i18n.t('brand.fontOwn') },
        ]}
        value={font}
        onChange={(chosen) => onChange({ font: chosen })}
      />
      {font === 'own' && (
        <OwnFont font={ownFont} problem={problem} onChange={(changed) => onChange({ ownFont: changed })} />
      )}
    </div>
  );
}

interface OwnFontProps {
  font: DraftFont | null;
  problem: BrandProblems['font'];
  onChange(font: DraftFont): void;
}

function OwnFont({ font, problem, onChange }: OwnFontProps) {
  const id = useId();
  const file = useFile(readFont, onChange);
  const isMissing = problem === 'missing' && !font;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-lg border border-line p-3">
      <legend className="px-1 text-sm font-semibold">{i18n.t('brand.fontOwn')}</legend>
      <div className="flex flex-wrap items-center gap-3">
        <FileButton
          label={i18n.t('brand.fontFile')}
          accept=".ttf,.otf,.woff2,font/ttf,font/otf,font/woff2"
          describedBy={`${id}-error ${id}-formats`}
          isInvalid={isMissing || file.problem !== null}
          onFile={file.choose}
        />
        <p role="status" className="flex items-center gap-2">
          <FontState font={font} file={file} />
        </p>
      </div>
      <FieldError id={`${id}-error`}>
        {file.problem ? fileWords(file.problem) : isMissing && i18n.t('brand.fontMissing')}
      </FieldError>
      <p id={`${id}-formats`} className="text-xs text-muted">
        {i18n.t('brand.fontFormats', { megabytes: MEGABYTES })}
      </p>
      {font && <Licence font={font} isMissing={problem === 'not-licensed'} onChange={onChange} />}
    </fieldset>
  );
}

function FontState({ font, file }: { font: DraftFont | null; file: ChosenFile }) {
  if (file.isReading) {
    return (
      <>
        <Spinner />
        {i18n.t('brand.fontReading')}
      </>
    );
  }
  return font ? i18n.t('brand.fontIs', { name: font.family }) : i18n.t('brand.fontNone');
}

interface LicenceProps {
  font: DraftFont;
  isMissing: boolean;
  onChange(font: DraftFont): void;
}

function Licence({ font, isMissing, onChange }: LicenceProps) {
  const id = useId();
  const isTicked = font.licensedAt !== null;
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-8 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          required
          checked={isTicked}
          aria-describedby={`${id}-error ${id}-hint`}
          aria-invalid={(isMissing && !isTicked) || undefined}
          onChange={(event) =>
            onChange({ ...font, licensedAt: event.target.checked ? new Date().toISOString() : null })
          }
          className="size-5 shrink-0"
        />
        {i18n.t('brand.licence')}
      </label>
      <FieldError id={`${id}-error`}>{isMissing && !isTicked && i18n.t('brand.licenceMissing')}</FieldError>
      <p id={`${id}-hint`} className="text-xs text-muted">
        {i18n.t('brand.licenceHint')}{' '}
        {font.licensedAt && i18n.t('brand.licenceGiven', { date: formatDate(font.licensedAt) })}
      </p>
    </div>
  );
}

function fileWords(problem: FileProblem): string {
  switch (problem) {
    case 'too-large':
      return i18n.t('brand.fontTooLarge', { megabytes: MEGABYTES });
    case 'wrong-kind':
      return i18n.t('brand.fontWrongKind');
    case 'unreadable':
      return i18n.t('brand.fontUnreadable');
  }
}
