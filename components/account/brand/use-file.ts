import { useRef, useState } from 'react';
import type { FileProblem } from './read-files.ts';

/** A file that a person chose, on its way to what it is wanted for. */
export interface ChosenFile {
  isReading: boolean;
  problem: FileProblem | null;
  choose(file: File): void;
  clear(): void;
}

/** Reads the files that are chosen one after the other; what comes of all but the last is dropped. */
export function useFile<T extends object>(
  read: (file: File) => Promise<T | FileProblem>,
  onRead: (value: T) => void,
): ChosenFile {
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const latest = useRef<File | null>(null);

  const take = (result: T | FileProblem) => {
    setReading(false);
    if (typeof result === 'string') setProblem(result);
    else onRead(result);
  };
  return {
    isReading,
    problem,
    choose(file) {
      latest.current = file;
      setProblem(null);
      setReading(true);
      read(file).then(
        (result) => latest.current === file && take(result),
        () => latest.current === file && take('unreadable'),
      );
    },
    clear() {
      latest.current = null;
      setReading(false);
      setProblem(null);
    },
  };
}
