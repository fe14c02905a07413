import { useState } from 'react';
import { i18n } from '#i18n';
import type { Accent, Scene } from '../../utils/scene/schema.ts';
import { TextField } from '../ui/text-field.tsx';
import { ColourField } from './colour-field.tsx';
import type { EditScene } from './editor-services.ts';

/** As long as the schema lets a badge's words be. */
const BADGE_CHARACTERS = 24;

interface AccentControlsProps {
  scene: Scene;
  index: number;
  onEdit: EditScene;
}

/** Words and colours of a badge, a sticker, an arrow, a ring or a line. */
export function AccentControls({ scene, index, onEdit }: AccentControlsProps) {
  const accent = scene.accents[index];
  const [words, setWords] = useState(accent?.kind === 'badge' ? accent.text : '');
  if (!accent) return null;
  const change = (changed: Accent) => onEdit({ ...scene, accents: scene.accents.with(index, changed) }, 'accent', true);
  if (accent.kind === 'badge') {
    const write = (text: string) => {
      setWords(text);
      if (text.trim()) change({ ...accent, text });
    };
    return (
      <div className="flex flex-col gap-3">
        <TextField
          label={i18n.t('editor.badgeWords')}
          value={words}
          onChange={write}
          maxLength={BADGE_CHARACTERS}
          autoComplete="off"
        />
        <div className="flex flex-wrap gap-4">
          <ColourField
            label={i18n.t('editor.colour')}
            value={accent.fill}
            onChange={(fill) => change({ ...accent, fill })}
          />
          <ColourField
            label={i18n.t('editor.letters')}
            value={accent.textFill}
            onChange={(textFill) => change({ ...accent, textFill })}
          />
        </div>
      </div>
    );
  }
  if (accent.kind === 'ring') {
    const { stroke } = accent;
    return (
      <ColourField
        label={i18n.t('editor.colour')}
        value={stroke}
        onChange={(colour) => change({ ...accent, stroke: colour })}
      />
    );
  }
  return (
    <ColourField label={i18n.t('editor.colour')} value={accent.fill} onChange={(fill) => change({ ...accent, fill })} />
  );
}
