import { useEffect, useState } from 'react';
import type { Check } from '../../utils/scene/checks/check-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { EditorServices } from './editor-services.ts';

/** What the checks say of a scene; what they said of the one before until they have looked. */
export function useChecks(scene: Scene, check: EditorServices['check']): readonly Check[] {
  const [checks, setChecks] = useState<readonly Check[]>([]);
  useEffect(() => {
    let isCurrent = true;
    check(scene).then(
      (found) => isCurrent && setChecks(found.filter(({ value }) => value !== null)),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [scene, check]);
  return checks;
}

/** Those that ask for something. */
export const openChecks = (checks: readonly Check[]) => checks.filter(({ level }) => level !== 'fine');
