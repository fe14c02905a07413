import { type RefObject, useEffect } from 'react';

/** Moves focus to the first control in `form` that has something wrong with it, each time `problems` is a new object. */
export function useFocusFirstError(form: RefObject<HTMLElement | null>, problems: object): void {
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [form, problems]);
}
