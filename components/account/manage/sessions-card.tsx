import { useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { SessionSummary } from '../../../utils/messaging/protocol/account.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/formats.ts';
import { Loading } from '../../ui/loading.tsx';
import { Status } from '../../ui/status.tsx';
import type { SessionsView } from './use-sessions.ts';

/** In which browsers the person is signed in, and the end of each but this one, which Sign out ends. */
export function SessionsCard({ view: { sessions, failure, reload } }: { view: SessionsView }) {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [ended, setEnded] = useState<string | null>(null);
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4">
      <h2 id={id} ref={title} tabIndex={-1} className="font-semibold">
        {i18n.t('sessions.title')}
      </h2>
      <p className="text-muted">{i18n.t('sessions.lead')}</p>
      {failure && <FailureAlert failure={failure} title={i18n.t('sessions.loadFailed')} onRetry={reload} />}
      {!sessions && !failure && <Loading />}
      {sessions && (
        <ul aria-labelledby={id} className="flex flex-col">
          {sessions.map((session) => (
            <SessionItem
              key={session.id}
              session={session}
              onEnded={() => {
                setEnded(nameOf(session));
                reload();
                // The button that had the focus goes with the session.
                title.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <Status icon="check">{ended && i18n.t('sessions.ended', { name: ended })}</Status>
    </section>
  );
}

function SessionItem({ session, onEnded }: { session: SessionSummary; onEnded(): void }) {
  const call = useCall();
  const name = nameOf(session);
  const end = useAction(async () => {
    await call('account.endSession', { id: session.id });
    onEnded();
  });
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="font-semibold">{name}</p>
          <p className="text-sm text-muted">
            {session.isCurrent
              ? i18n.t('sessions.current')
              : i18n.t('sessions.lastUsed', { moment: formatMoment(Date.parse(session.lastUsedAt)) })}
          </p>
        </div>
        {!session.isCurrent && (
          <Button
            size="small"
            busy={end.busy}
            aria-label={i18n.t('sessions.endFor', { name })}
            onClick={() => void end.run()}
          >
            {i18n.t('sessions.end')}
          </Button>
        )}
      </div>
      {end.failure && <FailureAlert failure={end.failure} />}
    </li>
  );
}

function nameOf({ browser, system }: SessionSummary): string {
  if (browser && system) return i18n.t('sessions.named', { browser, system });
  if (system) return i18n.t('sessions.unknownOn', { system });
  return browser ?? i18n.t('sessions.unknown');
}
