import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { Brand } from '../../../utils/messaging/protocol/brand.ts';
import { useCall } from '../../client/client.ts';
import { type BrandDraft, draftOf } from './brand-draft.ts';

const NO_BRAND: Brand = { kit: null, logo: null, font: null };

/** The brand kit as it is kept, and as it is being changed. */
export interface BrandView {
  /** Null until it is known. */
  kept: Brand | null;
  failure: Failure | null;
  reload(): void;
  draft: BrandDraft;
  isChanged: boolean;
  change(changes: Partial<BrandDraft>): void;
  discard(): void;
  /** Shows a kit as it is now kept. */
  accept(brand: Brand): void;
  /** Nothing is kept any more. */
  clear(): void;
}

export function useBrand(): BrandView {
  const call = useCall();
  const [kept, setKept] = useState<Brand | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [draft, setDraft] = useState(() => draftOf(NO_BRAND));
  const [isChanged, setChanged] = useState(false);

  const accept = useCallback((brand: Brand) => {
    setKept(brand);
    setDraft(draftOf(brand));
    setChanged(false);
    setFailure(null);
  }, []);
  const reload = useCallback(() => {
    call('brand.read').then(accept, (thrown) => setFailure(toFailure(thrown)));
  }, [call, accept]);
  useEffect(reload, [reload]);

  return {
    kept,
    failure,
    reload,
    draft,
    isChanged,
    change(changes) {
      setDraft((current) => ({ ...current, ...changes }));
      setChanged(true);
    },
    discard: () => accept(kept ?? NO_BRAND),
    accept,
    clear: () => accept(NO_BRAND),
  };
}
