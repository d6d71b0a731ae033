import BadgeCheck from 'lucide-solid/icons/badge-check'
import Combine from 'lucide-solid/icons/combine'
import MapPinned from 'lucide-solid/icons/map-pinned'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Split from 'lucide-solid/icons/split'
import Trash from 'lucide-solid/icons/trash'
import { type Component, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { type TextKey, t } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { possibleModes } from './possible-modes.ts'
import styles from './sheet.module.css'
import { type SheetMode, setMode } from './sheet-mode.ts'

const ACTIONS: readonly {
  mode: SheetMode
  label: TextKey
  key: string
  icon: Component<{ size?: number }>
}[] = [
  { mode: 'certify', label: 'addresses.certify', key: 'C', icon: BadgeCheck },
  { mode: 'move', label: 'addresses.move', key: 'M', icon: MapPinned },
  { mode: 'rename', label: 'addresses.renameAny', key: 'R', icon: Pencil },
  { mode: 'add', label: 'addresses.add', key: 'N', icon: Plus },
  { mode: 'split', label: 'addresses.split', key: 'S', icon: Split },
  { mode: 'merge', label: 'addresses.merge', key: 'G', icon: Combine },
  { mode: 'demolish', label: 'addresses.demolish', key: 'X', icon: Trash },
]

/** What can be done to it; an address of another day is only looked at. */
export function SheetActions(props: { detail: AddressDetail }) {
  const possible = () =>
    possibleModes(props.detail, Boolean(view.address?.at || view.address?.known))
  return (
    <Show when={possible().length > 0}>
      <div class={styles.actions} role="toolbar" aria-label={t('addresses.actions')}>
        <For each={ACTIONS.filter(({ mode }) => possible().includes(mode))}>
          {({ mode, label, key, icon }) => (
            <Button
              size="small"
              aria-keyshortcuts={key}
              data-tip={`${t(label)}  ${key}`}
              onClick={() => setMode(mode)}
            >
              <Dynamic component={icon} size={16} />
              {t(label)}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
