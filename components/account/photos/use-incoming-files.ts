import { useEffect, useRef, useState } from 'react';
import { nameIfNameless } from './pasted-name.ts';

/**
 * Takes files that are dropped anywhere on the page or pasted into it, as long as the component is shown and no dialog is open.
 * @returns whether files are being dragged over the page
 */
export function useIncomingFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });

  useEffect(() => {
    const stop = new AbortController();
    const listen = <Type extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ) => document.addEventListener(type, listener, { signal: stop.signal });

    listen('dragover', (event) => {
      if (!carriesFiles(event)) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      setOver(!isAsking());
    });
    listen('dragleave', (event) => {
      // Between two elements of the page the pointer leaves one for the other; without another it has left the page.
      if (!event.relatedTarget) setOver(false);
    });
    listen('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (!isAsking()) latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    listen('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isAsking()) return;
      event.preventDefault();
      latest.current(files.map(nameIfNameless));
    });
    return () => stop.abort();
  }, []);

  return isOver;
}

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** What is underneath a dialog takes nothing until that is closed. */
const isAsking = () => document.querySelector('dialog[open]') !== null;
