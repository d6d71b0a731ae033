import { createSignal, For, type JSX, Show } from 'solid-js'
import { formatNumber, t } from '../i18n/index.ts'
import { Button } from './button.tsx'

interface ListMoreProps<Item> {
  items: readonly Item[]
  /** How many stand there before "show all". */
  first: number
  children: (item: Item) => JSX.Element
}

/** The first few, and a button for the rest. */
export function ListMore<Item>(props: ListMoreProps<Item>) {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.items : props.items.slice(0, props.first))
  return (
    <>
      <ul>
        <For each={shown()}>{(item) => <li>{props.children(item)}</li>}</For>
      </ul>
      <Show when={props.items.length > props.first}>
        <Button kind="quiet" size="small" aria-expanded={all()} onClick={() => setAll(!all())}>
          {all()
            ? t('common.showFewer')
            : t('common.showAll', { count: formatNumber(props.items.length) })}
        </Button>
      </Show>
    </>
  )
}
