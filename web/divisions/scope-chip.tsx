import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import MapPinned from 'lucide-solid/icons/map-pinned'
import X from 'lucide-solid/icons/x'
import { createSignal, For, lazy, onMount, Show, Suspense } from 'solid-js'
import { t } from '../i18n/index.ts'
import { divisionOf, divisions, loadDivisions } from '../session/divisions.ts'
import { changeView, view } from '../session/view.ts'
import { errorText } from '../ui/error-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Popover } from '../ui/popover.tsx'
import { showToast } from '../ui/toast.tsx'
import { pathTo } from './division-tree.ts'
import { followArea } from './follow-area.ts'
import styles from './scope-chip.module.css'

const DivisionPicker = lazy(() => import('./division-picker.tsx'))

/** Which part of the district everything on the screen is about. */
export function ScopeChip() {
  const [open, setOpen] = createSignal(false)
  let anchor!: HTMLDivElement
  onMount(() => {
    loadDivisions().catch((error) => showToast({ tone: 'error', text: errorText(error) }))
  })
  followArea()
  const path = () => {
    const chosen = divisionOf(view.area)
    return chosen ? pathTo(divisions(), chosen.code) : []
  }
  return (
    <div class={styles.chip} ref={anchor} data-chosen={view.area !== ''}>
      <button
        type="button"
        class={styles.open}
        aria-haspopup="dialog"
        aria-expanded={open()}
        onClick={() => setOpen(!open())}
      >
        <MapPinned size={18} />
        <Show
          when={path().length > 0}
          fallback={<span>{view.area || t('divisions.everything')}</span>}
        >
          <span class={styles.path}>
            <For each={path()}>
              {(step, index) => (
                <>
                  <Show when={index() > 0}>
                    <ChevronRight size={14} />
                  </Show>
                  <span>{step.name}</span>
                </>
              )}
            </For>
          </span>
        </Show>
        <ChevronDown size={16} />
      </button>
      <Show when={view.area !== ''}>
        <IconButton
          label={t('divisions.clear')}
          size="small"
          onClick={() => changeView({ area: '' })}
        >
          <X size={16} />
        </IconButton>
      </Show>
      <Show when={open()}>
        <Popover anchor={anchor} label={t('divisions.choose')} onClose={() => setOpen(false)}>
          <Suspense fallback={<p class={styles.wait}>{t('common.loading')}</p>}>
            <DivisionPicker onDone={() => setOpen(false)} />
          </Suspense>
        </Popover>
      </Show>
    </div>
  )
}
