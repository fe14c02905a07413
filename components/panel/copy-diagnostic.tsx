import { useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Status } from '../ui/status.tsx';

type Outcome = 'copied' | 'shown' | 'failed';

interface CopyDiagnosticProps {
  /** @throws where Studio does not show the editor any more */
  onDiagnose(): Promise<string>;
}

/** Copies what Studio's page is built of, and shows it, so that nobody has to send what they have not seen. */
export function CopyDiagnostic({ onDiagnose }: CopyDiagnosticProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const copy = async () => {
    try {
      const diagnostic = await onDiagnose();
      setText(diagnostic);
      setOutcome(await writeToClipboard(diagnostic));
    } catch {
      setOutcome('failed');
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button size="small" onClick={copy}>
          {i18n.t('diagnostic.copy')}
        </Button>
      </div>
      <Status>{outcome && outcomeWords(outcome)}</Status>
      {text && (
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-sm font-semibold">
            {i18n.t('diagnostic.label')}
          </label>
          <textarea
            id={id}
            ref={field}
            readOnly
            dir="ltr"
            rows={6}
            value={text}
            className="w-full rounded-lg border border-line bg-surface p-2 font-mono text-xs"
            onFocus={() => field.current?.select()}
          />
        </div>
      )}
    </div>
  );
}

/** A page may keep its frames from writing to the clipboard; then the text is there to be copied by hand. */
async function writeToClipboard(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'shown';
  }
}

function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case 'copied':
      return i18n.t('diagnostic.copied');
    case 'shown':
      return i18n.t('diagnostic.shown');
    case 'failed':
      return i18n.t('diagnostic.failed');
  }
}
