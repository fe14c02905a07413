import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import { useStore } from '../client/store.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { CannotApply } from './cannot-apply.tsx';
import { FillTest } from './fill-test.tsx';
import { GenerateForm } from './generate-form.tsx';
import type { PanelController } from './panel-controller.ts';
import type { PanelState } from './panel-state.ts';
import type { TestFiller } from './test-filler.ts';
import { Thumbnails } from './thumbnails.tsx';
import { Timeline } from './timeline.tsx';

interface PanelProps {
  controller: PanelController;
  /** What fills Studio's A/B test, where the panel stands in its dialog. */
  filler: TestFiller | null;
  /** Told whenever the panel's height has changed, in CSS pixels: the frame around it has no scroll bar. */
  onHeight(pixels: number): void;
}

/** The designer inside Studio: what it should show, and what came of it. */
export function Panel({ controller, filler, onHeight }: PanelProps) {
  const state = useStore(controller);
  const region = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!region.current) return;
    const element = region.current;
    const observer = new ResizeObserver(() => onHeight(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onHeight]);

  const theme = state.studio?.theme;
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <main>
      <section ref={region} aria-label={i18n.t('panel.region')} className="flex flex-col gap-4 bg-surface p-4">
        <h1 className="sr-only">{i18n.t('panel.region')}</h1>
        <PanelContent state={state} controller={controller} filler={filler} />
      </section>
    </main>
  );
}

interface PanelContentProps extends Pick<PanelProps, 'controller' | 'filler'> {
  state: PanelState;
}

function PanelContent({ state, controller, filler }: PanelContentProps) {
  if (state.loadFailure) {
    return <FailureAlert failure={state.loadFailure} title={i18n.t('panel.loadFailed')} onRetry={controller.reload} />;
  }
  if (!state.account) return <Loading />;
  if (state.account.state !== 'signed-in') {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-48 flex-1">{signedOutWords(state.account)}</p>
        <Button variant="primary" onClick={controller.openAccountPage}>
          {i18n.t('panel.signIn')}
        </Button>
      </div>
    );
  }
  if (filler) return <FillTest state={state} controller={controller} filler={filler} />;
  return <Designer state={state} controller={controller} />;
}

function signedOutWords(account: Exclude<AccountStatus, { state: 'signed-in' }>): string {
  if (account.state === 'unconfirmed') return i18n.t('panel.unconfirmed');
  return account.ended ? i18n.t('signIn.ended') : i18n.t('panel.signedOut');
}

function Designer({ state, controller }: { state: PanelState; controller: PanelController }) {
  const cannotApplyId = useId();
  const uploader = state.studio?.uploader;
  const canApply = uploader?.state === 'ready';
  return (
    <>
      {state.studio?.isShort && <p className="text-muted">{i18n.t('panel.short')}</p>}
      <GenerateForm state={state} controller={controller} />
      {uploader && uploader.state !== 'ready' && (
        <CannotApply id={cannotApplyId} uploader={uploader} onDiagnose={controller.diagnose} />
      )}
      {state.results && (
        <Thumbnails
          results={state.results}
          state={state}
          controller={controller}
          cannotApplyId={canApply ? undefined : cannotApplyId}
        />
      )}
      <Timeline state={state} controller={controller} cannotApplyId={canApply ? undefined : cannotApplyId} />
    </>
  );
}
