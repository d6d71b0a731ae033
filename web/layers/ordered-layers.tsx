import GripVertical from 'lucide-solid/icons/grip-vertical'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { createLayerDrag } from './create-layer-drag.ts'
import { LayerRow } from './layer-row.tsx'
import { moveFocusByKey } from './move-focus.ts'
import rows from './ordered-layers.module.css'
import styles from './panel.module.css'

/** Only what is shown, topmost first, to be dragged into another order. */
export function OrderedLayers() {
  const shown = createMemo(() =>
    view.layers
      .filter((layer) => layer.visible)
      .map((layer) => layer.code)
      .reverse(),
  )
  const drag = createLayerDrag()
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
                <li
                  class={rows.item}
                  data-dragged={drag.dragged() === code}
                  data-drop={drag.sideAt(code)}
                >
                  <LayerRow
                    layer={layer()}
                    handle={
                      <span
                        class={rows.handle}
                        data-tip={t('layers.drag')}
                        onPointerDown={(event) => drag.take(event, code)}
                        onPointerMove={(event) => drag.follow(event)}
                        onPointerUp={() => drag.drop()}
                        onPointerCancel={() => drag.cancel()}
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
