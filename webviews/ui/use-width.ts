/** The inner width of an element, in pixels, as it changes; 0 while the element is not there. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  const watched = useRef<{ target: HTMLElement; observer: ResizeObserver } | null>(null);
  // After every drawing: the element may come, or be another one.
  useLayoutEffect(() => {
    const target = element.current;
    if (watched.current?.target === target) return;
    watched.current?.observer.disconnect();
    watched.current = null;
    if (!target) return setWidth(0);
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    watched.current = { target, observer };
    setWidth(target.clientWidth);
  });
  useLayoutEffect(() => () => watched.current?.observer.disconnect(), []);
  return width;
}
