import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Failure } from '../../utils/domain/errors.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { type FailureWords, wordsFor } from './failure-words.ts';

interface FailureAlertProps {
  failure: Failure;
  /** What did not come about, where the failure's own words would leave that open. */
  title?: string;
  /** Other words than the failure's own, where it means something else. */
  words?: FailureWords | undefined;
  /** Does the same again. */
  onRetry?: (() => void) | undefined;
  /** More buttons. */
  actions?: ReactNode;
}

/** A failure in words, somebody else's reason as a quotation, and the way out. */
export function FailureAlert({ failure, title, words, onRetry, actions }: FailureAlertProps) {
  const { what, next } = words ?? wordsFor(failure);
  const retry = onRetry && (
    <Button key="retry" size="small" onClick={onRetry}>
      {i18n.t('ui.tryAgain')}
    </Button>
  );
  return (
    <Alert title={title ?? what} actions={(retry || actions) && [retry, actions]}>
      <p>
        {title && `${what} `}
        {next}
      </p>
      {failure.detail?.reason && <p>{i18n.t('ui.someoneSays', { reason: failure.detail.reason })}</p>}
      {failure.detail?.requestId && (
        <p className="text-xs text-muted">{i18n.t('errors.reference', { id: failure.detail.requestId })}</p>
      )}
    </Alert>
  );
}
