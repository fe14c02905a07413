import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Spinner } from './spinner.tsx';

/** What takes less than this is not worth a word. */
const PATIENCE_MILLISECONDS = 300;

/** Says that something is being loaded, once that takes long enough to be noticed. */
export function Loading() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="flex min-h-16 items-center justify-center gap-2 text-muted">
      {isLong && (
        <>
          <Spinner />
          {i18n.t('ui.loading')}
        </>
      )}
    </div>
  );
}
