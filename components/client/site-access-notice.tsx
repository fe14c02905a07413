import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { useReturn } from './use-return.ts';

interface SiteAccessNoticeProps {
  isGranted(): Promise<boolean>;
  /** Has the browser ask. */
  ask(): Promise<boolean>;
}

/** Says that the browser keeps Klikk from the sites it needs, where that is so, and how to change it. */
export function SiteAccessNotice({ isGranted, ask }: SiteAccessNoticeProps) {
  const [isMissing, setMissing] = useState(false);
  const look = useCallback(() => void isGranted().then((granted) => setMissing(!granted)), [isGranted]);
  useEffect(look, [look]);
  useReturn(look);
  if (!isMissing) return null;
  return (
    <div className="p-4">
      <Alert
        tone="caution"
        title={i18n.t('access.missing')}
        actions={
          <Button size="small" onClick={() => void ask().then((granted) => setMissing(!granted))}>
            {i18n.t('access.allow')}
          </Button>
        }
      >
        {i18n.t('access.why')}
      </Alert>
    </div>
  );
}
