import { useRef } from 'react';
import { i18n } from '#i18n';
import { type Action, useAction } from '../../client/use-action.ts';
import type { Mending, Region } from './brush-services.ts';

export interface Cutting extends Pick<Action<[]>, 'busy' | 'failure'> {
  /** Cuts the person out of the photo once more, or of a part of it. */
  run(part: Region | null): void;
  cancel(): void;
}

/** @param onCut told the part that has changed, null for all, undefined for none, and what is to be said about it */
export function useCutting(
  mending: Mending,
  onCut: (changed: Region | null | undefined, words: string) => void,
): Cutting {
  const running = useRef<AbortController | null>(null);
  const { run, busy, failure } = useAction(async (part: Region | null) => {
    const controller = new AbortController();
    running.current = controller;
    const options = { signal: controller.signal, onProgress: () => {} };
    try {
      if (!part) {
        await mending.cutOutAnew(options);
        onCut(null, i18n.t('brush.cutAnew'));
      } else if (await mending.cutOutPart(part, options)) onCut(part, i18n.t('brushPart.done'));
      else onCut(undefined, i18n.t('brushPart.nobody'));
    } catch (thrown) {
      if (!controller.signal.aborted) throw thrown;
    }
  });
  return { run: (part) => void run(part), cancel: () => running.current?.abort(), busy, failure };
}
