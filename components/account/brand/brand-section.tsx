import { type FormEvent, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Status } from '../../ui/status.tsx';
import { useFocusFirstError } from '../../ui/use-focus-first-error.ts';
import { type BrandProblems, findProblems, toRequest } from './brand-draft.ts';
import { BrandPreview } from './brand-preview.tsx';
import { ColourFields } from './colour-fields.tsx';
import { DeleteBrand } from './delete-brand.tsx';
import { FontFields } from './font-fields.tsx';
import { LogoFields } from './logo-fields.tsx';
import type { BrandView } from './use-brand.ts';

/** The brand kit of a person: what it is, and how it is changed, saved and deleted. */
export function BrandSection({ brand }: { brand: BrandView }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose">{i18n.t('brand.lead')}</p>
      {brand.failure && (
        <FailureAlert failure={brand.failure} title={i18n.t('brand.loadFailed')} onRetry={brand.reload} />
      )}
      {!brand.kept && !brand.failure && <Loading />}
      {brand.kept && <BrandForm brand={brand} />}
    </div>
  );
}

function BrandForm({ brand }: { brand: BrandView }) {
  const call = useCall();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<BrandProblems>({});
  const [outcome, setOutcome] = useState<'saved' | 'deleted' | null>(null);
  const { draft } = brand;
  useFocusFirstError(form, problems);

  const save = useAction(async () => {
    brand.accept(await call('brand.save', toRequest(draft)));
    setOutcome('saved');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.busy) return;
    const found = findProblems(draft);
    setOutcome(null);
    save.clear();
    setProblems(found);
    if (Object.keys(found).length === 0) void save.run();
  };
  const change: BrandView['change'] = (changes) => {
    setOutcome(null);
    brand.change(changes);
  };
  const discard = () => {
    setProblems({});
    save.clear();
    brand.discard();
  };
  const showDeleted = () => {
    setProblems({});
    brand.clear();
    setOutcome('deleted');
    form.current?.focus();
  };

  return (
    <form
      ref={form}
      tabIndex={-1}
      noValidate
      aria-label={i18n.t('brand.tab')}
      onSubmit={submit}
      className="flex flex-col gap-6"
    >
      <BrandPreview draft={draft} />
      <ColourFields
        colours={draft.colours}
        wrong={problems.colours ?? []}
        onChange={(colours) => change({ colours })}
      />
      <FontFields font={draft.font} ownFont={draft.ownFont} problem={problems.font} onChange={change} />
      <LogoFields logo={draft.logo} onChange={(logo) => change({ logo })} />
      <DefaultChoice isOn={draft.usedByDefault} onChange={(usedByDefault) => change({ usedByDefault })} />
      {save.failure && <FailureAlert failure={save.failure} title={i18n.t('brand.saveFailed')} />}
      <Status icon="check">{outcome && outcomeWords(outcome)}</Status>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" busy={save.busy}>
          {i18n.t('brand.save')}
        </Button>
        {brand.isChanged && !save.busy && <Button onClick={discard}>{i18n.t('brand.discard')}</Button>}
        {brand.kept?.kit && !save.busy && <DeleteBrand onDeleted={showDeleted} />}
      </div>
    </form>
  );
}

const outcomeWords = (outcome: 'saved' | 'deleted') =>
  outcome === 'saved' ? i18n.t('brand.saved') : i18n.t('brand.deleted');

function DefaultChoice({ isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-8 cursor-pointer items-center gap-2 font-semibold">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.checked)}
          className="size-5 shrink-0"
        />
        {i18n.t('brand.usedByDefault')}
      </label>
      <p id={`${id}-hint`} className="text-xs text-muted">
        {i18n.t('brand.usedByDefaultHint')}
      </p>
    </div>
  );
}
