import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { MenuProps } from './menu.tsx'

export type { MenuEntry, MenuItem } from './menu.tsx'

const load = () => import('./menu.tsx')
const Menu = lazy(load)

/** A button with a menu. The menu's code comes when the pointer or the focus first reaches the button. */
export function MenuButton(props: Omit<MenuProps, 'openAtFirst'>) {
  const [wanted, setWanted] = createSignal(false)
  const standIn = () => (
    <button
      type="button"
      class={props.triggerClass}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      data-tip={props.tip}
      data-tip-side={props.tipSide}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
    >
      {props.trigger}
    </button>
  )
  return (
    <Show when={wanted()} fallback={standIn()}>
      <Suspense fallback={standIn()}>
        <Menu {...props} openAtFirst />
      </Suspense>
    </Show>
  )
}
