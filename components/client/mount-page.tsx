import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { ErrorBoundary } from '../failure/error-boundary.tsx';
import { type Call, ClientContext } from './client.ts';

/** Puts a page's screen into its document, which then says the catalogue's language and direction. */
export function mountPage(title: string, call: Call, screen: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The document has no element with the id root.');
  document.title = title;
  document.documentElement.lang = i18n.t('locale.tag');
  document.documentElement.dir = i18n.t('locale.direction');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <ClientContext value={call}>{screen}</ClientContext>
      </ErrorBoundary>
    </StrictMode>,
  );
}
