import { Tabs as Ark } from '@ark-ui/solid/tabs'
import { For, type JSX } from 'solid-js'
import styles from './tabs.module.css'

export interface TabItem {
  id: string
  label: string
  content: () => JSX.Element
}

interface TabsProps {
  label: string
  items: readonly TabItem[]
  value: string
  onChange: (id: string) => void
}

export function Tabs(props: TabsProps) {
  return (
    <Ark.Root
      value={props.value}
      onValueChange={(change) => props.onChange(change.value)}
      lazyMount
      unmountOnExit
    >
      <Ark.List class={styles.list} aria-label={props.label}>
        <For each={props.items}>
          {(item) => (
            <Ark.Trigger class={styles.tab} value={item.id}>
              {item.label}
            </Ark.Trigger>
          )}
        </For>
      </Ark.List>
      <For each={props.items}>
        {(item) => <Ark.Content value={item.id}>{item.content()}</Ark.Content>}
      </For>
    </Ark.Root>
  )
}
