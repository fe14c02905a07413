import { useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NAMELESS, nameIfNameless } from './pasted-name.ts';

/** Whether this browser lets a page ask for what is in the clipboard. */
export const canReadClipboard = () => typeof navigator.clipboard?.read === 'function';

/** Adds the picture that is in the clipboard, for whoever has no keys at hand, and says what to do where there is none. */
export function PasteButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const [problem, setProblem] = useState<'nothing' | 'refused' | null>(null);
  const paste = useAction(async () => {
    setProblem(null);
    const files = await readPictures().catch((thrown: unknown) => {
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') return null;
      throw thrown;
    });
    if (!files) setProblem('refused');
    else if (files.length === 0) setProblem('nothing');
    else onFiles(files);
  });
  return (
    <>
      <Button icon={<Icon name="paste" className="size-5" />} busy={paste.busy} onClick={() => void paste.run()}>
        {i18n.t('photoWays.paste')}
      </Button>
      {problem && (
        <div className="basis-full">
          <Alert
            tone="caution"
            title={problem === 'refused' ? i18n.t('photoWays.pasteRefused') : i18n.t('photoWays.nothingToPaste')}
          >
            {problem === 'refused' ? i18n.t('photoWays.pasteByKeys') : i18n.t('photoWays.copyFirst')}
          </Alert>
        </div>
      )}
      {paste.failure && <FailureAlert failure={paste.failure} />}
    </>
  );
}

async function readPictures(): Promise<File[]> {
  const items = await navigator.clipboard.read();
  const pictures = items.flatMap((item) => {
    const type = item.types.find((type) => type.startsWith('image/'));
    return type ? [{ item, type }] : [];
  });
  return Promise.all(
    pictures.map(async ({ item, type }) => nameIfNameless(new File([await item.getType(type)], NAMELESS, { type }))),
  );
}
