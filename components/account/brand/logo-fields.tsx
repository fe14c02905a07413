import { useId } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { LOGO_PLACES, type LogoPlace } from '../../../utils/scene/brand-kit.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { DraftLogo } from './brand-draft.ts';
import { FieldError } from './field-error.tsx';
import { FileButton } from './file-button.tsx';
import { logoSource } from './logo-source.ts';
import { type FileProblem, readLogo } from './read-files.ts';
import { useFile } from './use-file.ts';

const megabytes = (bytes: number) => bytes / 1024 ** 2;

interface LogoFieldsProps {
  logo: DraftLogo | null;
  onChange(logo: DraftLogo | null): void;
}

/** The logo, and the corner that it takes. */
export function LogoFields({ logo, onChange }: LogoFieldsProps) {
  const id = useId();
  const file = useFile(readLogo, (read) => onChange(logo ? { ...read, place: logo.place } : read));
  const remove = () => {
    file.clear();
    onChange(null);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-sm font-semibold">{i18n.t('brand.logo')}</legend>
      {logo && (
        <div className="flex items-center gap-3">
          <div className="checkerboard flex h-20 w-40 items-center justify-center rounded-lg border border-line p-2">
            <img
              src={logoSource(logo)}
              alt={i18n.t('brand.logoAlt')}
              className="max-h-full max-w-full object-contain"
            />
          </div>
          <p className="text-xs text-muted">{i18n.t('brand.logoSize', { width: logo.width, height: logo.height })}</p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <FileButton
          label={logo ? i18n.t('brand.logoReplace') : i18n.t('brand.logoFile')}
          accept=".png,.webp,.svg,image/png,image/webp,image/svg+xml"
          describedBy={`${id}-error ${id}-formats`}
          isInvalid={file.problem !== null}
          onFile={file.choose}
        />
        {logo && <Button onClick={remove}>{i18n.t('brand.logoRemove')}</Button>}
        <p role="status" className="flex items-center gap-2">
          {file.isReading && (
            <>
              <Spinner />
              {i18n.t('brand.logoReading')}
            </>
          )}
        </p>
      </div>
      <FieldError id={`${id}-error`}>{file.problem && fileWords(file.problem)}</FieldError>
      <p id={`${id}-formats`} className="text-xs text-muted">
        {i18n.t('brand.logoFormats', { megabytes: megabytes(LIMITS.logoFileBytes), pixels: LIMITS.logoPixels })}
      </p>
      {logo && (
        <RadioGroup
          label={i18n.t('brand.place')}
          hint={i18n.t('brand.placeHint')}
          options={LOGO_PLACES.map((place) => ({ value: place, label: placeWords(place) }))}
          value={logo.place}
          onChange={(place) => onChange({ ...logo, place })}
        />
      )}
    </fieldset>
  );
}

function placeWords(place: LogoPlace): string {
  switch (place) {
    case 'top-left':
      return i18n.t('brand.topLeft');
    case 'top-right':
      return i18n.t('brand.topRight');
    case 'bottom-left':
      return i18n.t('brand.bottomLeft');
  }
}

function fileWords(problem: FileProblem): string {
  switch (problem) {
    case 'too-large':
      return i18n.t('brand.logoTooLarge', {
        megabytes: megabytes(LIMITS.logoFileBytes),
        kept: megabytes(LIMITS.logoBytes),
      });
    case 'wrong-kind':
      return i18n.t('brand.logoWrongKind');
    case 'unreadable':
      return i18n.t('brand.logoUnreadable');
  }
}
