import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { LayerGroup } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { setVisible, viewOf } from '../session/layer-views.ts'
import { changeView, view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { LayerRow } from './layer-row.tsx'
import { layerTree, type TreeGroup } from './layer-tree.ts'
import { moveFocusByKey } from './move-focus.ts'
import styles from './panel.module.css'

/** Folded groups; kept while the page is open, so that coming back finds them as they were. */
const [folded, setFolded] = createSignal<ReadonlySet<LayerGroup>>(new Set<LayerGroup>())

export function GroupedLayers(props: { wanted: string }) {
  const groups = createMemo(() => layerTree(catalogue(), props.wanted))
  return (
    <Show
      when={groups().length > 0}
      fallback={
        <EmptyState
          title={t('layers.noneFound', { word: props.wanted })}
          hint={t('layers.noneFoundHint')}
        />
      }
    >
      <fieldset class={styles.tree} aria-label={t('layers.title')} onKeyDown={moveFocusByKey}>
        <For each={groups()}>
          {(group) => <Group {...group} open={props.wanted !== '' || !folded().has(group.group)} />}
        </For>
      </fieldset>
    </Show>
  )
}

function Group(props: TreeGroup & { open: boolean }) {
  const shown = () => props.layers.filter((layer) => viewOf(view.layers, layer.code).visible).length
  const fold = () => {
    const next = new Set(folded())
    if (!next.delete(props.group)) next.add(props.group)
    setFolded(next)
  }
  const showAll = (visible: boolean) => {
    let layers: typeof view.layers = view.layers
    for (const { code } of props.layers) layers = setVisible(layers, code, visible, catalogue())
    changeView({ layers })
  }
  const countHint = () => t('layers.shownOfHint', { shown: shown(), all: props.layers.length })
  return (
    <section class={styles.group} aria-label={t(`layers.group_${props.group}`)}>
      <div class={styles.groupHead}>
        <button
          type="button"
          class={styles.groupName}
          aria-expanded={props.open}
          data-tree-row
          onClick={fold}
        >
          <ChevronRight size={16} />
          {t(`layers.group_${props.group}`)}
          <span class={styles.groupCount} data-tip={countHint()}>
            {t('layers.shownOf', { shown: shown(), all: props.layers.length })}
          </span>
        </button>
        <Toggle
          label={`${t('layers.wholeGroup')}: ${t(`layers.group_${props.group}`)}`}
          labelHidden
          checked={shown() === props.layers.length}
          onChange={showAll}
        />
      </div>
      <Show when={props.open}>
        <ul class={styles.rows}>
          <For each={props.layers}>
            {(layer) => (
              <li>
                <LayerRow layer={layer} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
