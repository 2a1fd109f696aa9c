/** Draws only the rows that are on the screen. Heights are known beforehand, so nothing is measured and nothing jumps. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer } from 'preact/hooks';

export interface VirtualList {
  items: VirtualItem[];
  height: number;
  scrollToIndex(index: number, align?: 'auto' | 'start' | 'center'): void;
  scrollToOffset(offset: number): void;
}

export function useVirtualList(options: {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  size(index: number): number;
  /** Changes when sizes do. */
  layout: unknown;
  initialOffset?: number;
  onScroll?(offset: number): void;
}): VirtualList {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const virtualizer = useMemo(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({
        count: 0,
        getScrollElement: () => options.scroller.current,
        estimateSize: () => 0,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        initialOffset: options.initialOffset ?? 0,
      }),
    [],
  );
  virtualizer.setOptions({
    ...virtualizer.options,
    count: options.count,
    estimateSize: options.size,
    overscan: 3,
    onChange: (instance) => {
      options.onScroll?.(instance.scrollOffset ?? 0);
      redraw(undefined as never);
    },
  });
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [options.layout]);
  useEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    scrollToOffset: (offset) => virtualizer.scrollToOffset(offset),
  };
}
