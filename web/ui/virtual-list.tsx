import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, type JSX, Show } from 'solid-js'
import styles from './virtual-list.module.css'

interface VirtualListProps<Item> {
  label: string
  items: readonly Item[]
  /** Height of a row before it has been measured. */
  estimatePx: number
  /** The last row came into sight: read on. */
  onEnd?: () => void
  children: (item: Item) => JSX.Element
}

/** A list of any length of which only the rows in sight are drawn. Fills its parent and scrolls. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  let scroll!: HTMLDivElement
  const virtualizer = createVirtualizer({
    get count() {
      return props.items.length
    },
    getScrollElement: () => scroll,
    estimateSize: () => props.estimatePx,
    overscan: 6,
  })
  createEffect(() => {
    const last = virtualizer.getVirtualItems().at(-1)
    if (last && last.index >= props.items.length - 1) props.onEnd?.()
  })
  return (
    <div ref={scroll} class={styles.scroll}>
      <ul
        class={styles.list}
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        aria-label={props.label}
      >
        <For each={virtualizer.getVirtualItems()}>
          {(row) => (
            <li
              class={styles.row}
              data-index={row.index}
              ref={(element) => queueMicrotask(() => virtualizer.measureElement(element))}
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={props.items.length}
              aria-posinset={row.index + 1}
            >
              <Show when={props.items[row.index]} keyed>
                {(item) => props.children(item)}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
