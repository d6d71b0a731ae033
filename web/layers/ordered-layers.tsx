import GripVertical from 'lucide-solid/icons/grip-vertical'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { changeView, view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LayerRow } from './layer-row.tsx'
import { moveBeside } from './layer-views.ts'
import { moveFocusByKey } from './move-focus.ts'
import rows from './ordered-layers.module.css'
import styles from './panel.module.css'

interface Drop {
  code: string
  side: 'above' | 'below'
}

/** Only what is shown, topmost first, to be dragged into another order. */
export function OrderedLayers() {
  const shown = createMemo(() =>
    view.layers
      .filter((layer) => layer.visible)
      .map((layer) => layer.code)
      .reverse(),
  )
  const [dragged, setDragged] = createSignal<string | null>(null)
  const [drop, setDrop] = createSignal<Drop | null>(null)

  const finish = () => {
    const code = dragged()
    const at = drop()
    if (code && at) changeView({ layers: moveBeside(view.layers, code, at.code, at.side) })
    setDragged(null)
    setDrop(null)
  }
  const follow = (event: PointerEvent) => {
    if (!dragged()) return
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-layer]')
    if (!(under instanceof HTMLElement)) return
    const box = under.getBoundingClientRect()
    const side = event.clientY < box.top + box.height / 2 ? 'above' : 'below'
    setDrop({ code: under.dataset.layer ?? '', side })
  }
  const take = (event: PointerEvent & { currentTarget: HTMLElement }, code: string) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDragged(code)
  }
  const dropMark = (code: string) => (drop()?.code === code ? drop()?.side : undefined)
  return (
    <Show
      when={shown().length > 0}
      fallback={<EmptyState title={t('layers.noneShown')} hint={t('layers.noneShownHint')} />}
    >
      <p class={styles.orderHint}>{t('layers.orderHint')}</p>
      <ul class={styles.rows} onKeyDown={moveFocusByKey}>
        <For each={shown()}>
          {(code) => (
            <Show when={layerSummary(code)}>
              {(layer) => (
                <li class={rows.item} data-dragged={dragged() === code} data-drop={dropMark(code)}>
                  <LayerRow
                    layer={layer()}
                    handle={
                      <span
                        class={rows.handle}
                        data-tip={t('layers.drag')}
                        onPointerDown={(event) => take(event, code)}
                        onPointerMove={follow}
                        onPointerUp={finish}
                        onPointerCancel={() => setDragged(null)}
                      >
                        <GripVertical size={16} />
                      </span>
                    }
                  />
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  )
}
