import { Menu as Ark } from '@ark-ui/solid/menu'
import Check from 'lucide-solid/icons/check'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { Portal } from 'solid-js/web'
import styles from './menu.module.css'

export interface MenuItem {
  id: string
  label: string
  icon?: JSX.Element
  /** Grey text at the end, e.g. a shortcut. */
  hint?: string
  /** One of several: shows a tick when true, keeps its place when false. */
  checked?: boolean
  disabled?: boolean
  danger?: boolean
  onSelect: () => void
}

export type MenuEntry = MenuItem | { separator: true } | { heading: string }

export interface MenuProps {
  /** Accessible name of the trigger. */
  label: string
  triggerClass?: string | undefined
  trigger: JSX.Element
  entries: readonly MenuEntry[]
  side?: 'bottom-start' | 'bottom-end' | 'top-end' | 'top-start' | 'right-end' | 'left-start'
  tip?: string | undefined
  tipSide?: 'top' | 'bottom' | 'left' | 'right'
  openAtFirst?: boolean
}

/** Use `MenuButton`: it loads this file when somebody first reaches for the menu. */
export default function Menu(props: MenuProps) {
  return (
    <Ark.Root
      defaultOpen={props.openAtFirst ?? false}
      positioning={{ placement: props.side ?? 'bottom-start', gutter: 4 }}
    >
      <Ark.Trigger
        class={props.triggerClass}
        aria-label={props.label}
        data-tip={props.tip}
        data-tip-side={props.tipSide}
      >
        {props.trigger}
      </Ark.Trigger>
      <Portal>
        <Ark.Positioner class={styles.positioner}>
          <Ark.Content class={styles.content}>
            <For each={props.entries}>{(entry) => <Entry entry={entry} />}</For>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}

function Entry(props: { entry: MenuEntry }) {
  return (
    <Switch>
      <Match when={'separator' in props.entry}>
        <Ark.Separator class={styles.separator} />
      </Match>
      <Match when={'heading' in props.entry && props.entry.heading}>
        {(heading) => <div class={styles.heading}>{heading()}</div>}
      </Match>
      <Match when={'id' in props.entry && props.entry}>{(item) => <Item item={item()} />}</Match>
    </Switch>
  )
}

function Item(props: { item: MenuItem }) {
  return (
    <Ark.Item
      class={styles.item}
      classList={{ [styles.danger ?? '']: props.item.danger ?? false }}
      value={props.item.id}
      disabled={props.item.disabled ?? false}
      aria-checked={props.item.checked}
      role={props.item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      onSelect={() => props.item.onSelect()}
    >
      <Show when={props.item.checked !== undefined || props.item.icon}>
        <span class={styles.mark}>
          {props.item.checked ? <Check size={16} /> : props.item.icon}
        </span>
      </Show>
      <span class={styles.label}>{props.item.label}</span>
      <Show when={props.item.hint}>
        <span class={styles.hint}>{props.item.hint}</span>
      </Show>
    </Ark.Item>
  )
}
