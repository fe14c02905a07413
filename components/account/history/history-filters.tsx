import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { HistoryFilter } from './use-history.ts';

/** A search begins once somebody rests for that long. */
const REST_MILLISECONDS = 200;

interface HistoryFiltersProps {
  filter: HistoryFilter;
  onChange(filter: HistoryFilter): void;
}

/** What of the history is to be shown. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const [typed, setTyped] = useState(filter.search);
  useEffect(() => setTyped(filter.search), [filter.search]);
  useEffect(() => {
    if (typed === filter.search) return;
    const timer = setTimeout(() => onChange({ ...filter, search: typed }), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, filter, onChange]);
  return (
    <search className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-48 flex-1">
        <TextField
          type="search"
          label={i18n.t('history.search')}
          value={typed}
          onChange={setTyped}
          maxLength={LIMITS.titleCharacters}
        />
      </div>
      <Switch
        label={i18n.t('history.favouritesOnly')}
        isOn={filter.favouritesOnly}
        onChange={(favouritesOnly) => onChange({ ...filter, favouritesOnly })}
      />
      {filter.videoId && (
        <p className="flex w-full flex-wrap items-center gap-2">
          {i18n.t('history.videoOnly')}
          <Button size="small" onClick={() => onChange({ ...filter, videoId: null })}>
            {i18n.t('history.allVideos')}
          </Button>
        </p>
      )}
    </search>
  );
}
