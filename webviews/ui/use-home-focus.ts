/** When a view gets the focus and nothing in it has it, its main part takes it: arrow keys work at once. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useHomeFocus(home: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const come = (): void => {
      const { activeElement, body } = document;
      if (activeElement === null || activeElement === body) home.current?.focus({ preventScroll: true });
    };
    if (document.hasFocus()) come();
    window.addEventListener('focus', come);
    return () => window.removeEventListener('focus', come);
  });
}
