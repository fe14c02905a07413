import { Component, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from './failure-alert.tsx';

/** Where a screen breaks, a sentence and a way on instead of an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <FailureAlert
        failure={{ code: 'internal', retryable: true }}
        title={i18n.t('page.broken')}
        onRetry={() => location.reload()}
      />
    );
  }
}
