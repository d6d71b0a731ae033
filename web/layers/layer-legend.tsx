import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import Table from 'lucide-solid/icons/table-2'
import { For, Show } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { formatCount, formatNumber, formatPercent, t, text } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import {
  clearHidden,
  type FilterColumn,
  isFiltered,
  setOpacity,
  toggleHidden,
  viewOf,
} from '../session/layer-views.ts'
import { valueCounts } from '../session/map-handle.ts'
import { changeView, view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Slider } from '../ui/slider.tsx'
import { type LayerFilter, layerFilters } from './layer-filters.ts'
import styles from './layer-legend.module.css'

/** What the unfolded row shows: for whom, what the colours mean (each a filter), how strong. */
export function LayerLegend(props: { layer: LayerSummary }) {
  const mine = () => viewOf(view.layers, props.layer.code)
  return (
    <div class={styles.legend}>
      <Show when={props.layer.serves}>
        {(serves) => <p class={styles.serves}>{text(serves())}</p>}
      </Show>
      <Show when={props.layer.featureCount === 0}>
        <p class={styles.note}>{t('layers.empty')}</p>
      </Show>
      <Show when={mine().visible && view.zoom < props.layer.detailZoom}>
        <p class={styles.note}>
          {view.zoom < props.layer.minZoom ? t('layers.needsZoom') : t('layers.clustered')}
        </p>
      </Show>
      <For each={layerFilters(props.layer)}>
        {(filter) => <FilterRow code={props.layer.code} filter={filter} />}
      </For>
      <Slider
        label={t('layers.opacity')}
        min={10}
        step={5}
        value={Math.round(mine().opacity * 100)}
        valueText={formatPercent(mine().opacity)}
        onInput={(percent) =>
          changeView({ layers: setOpacity(view.layers, props.layer.code, percent / 100) })
        }
      />
      <div class={styles.actions}>
        <Button size="small" onClick={() => openDrawer('table', props.layer.code)}>
          <Table size={16} />
          {t('layers.table')}
        </Button>
        <Show when={props.layer.group !== 'own' && props.layer.group !== 'base'}>
          <Button size="small" onClick={() => openDrawer('freshness', props.layer.code)}>
            <CircleHelp size={16} />
            {t('layers.freshness')}
          </Button>
        </Show>
        <Show when={isFiltered(mine())}>
          <Button
            kind="quiet"
            size="small"
            onClick={() => changeView({ layers: clearHidden(view.layers, props.layer.code) })}
          >
            {t('layers.clearFilter')}
          </Button>
        </Show>
      </div>
    </div>
  )
}

function FilterRow(props: { code: string; filter: LayerFilter }) {
  const hidden = () => viewOf(view.layers, props.code).hidden[props.filter.column]
  const toggle = (position: number) =>
    changeView({
      layers: toggleHidden(view.layers, props.code, props.filter.column, position),
    })
  return (
    <fieldset class={styles.filter}>
      <legend>{text(props.filter.name)}</legend>
      <div class={styles.chips}>
        <For each={props.filter.values}>
          {(value) => (
            <Chip
              colour={value.colour}
              pressed={!hidden().includes(value.position)}
              onToggle={() => toggle(value.position)}
            >
              {text(value.name)}
              <Count code={props.code} column={props.filter.column} position={value.position} />
            </Chip>
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** How many of it are in view; nothing where nobody has counted. */
function Count(props: { code: string; column: FilterColumn; position: number }) {
  const count = () => {
    const counted = valueCounts().get(props.code)
    return counted && (counted[props.column].get(props.position) ?? 0)
  }
  return (
    <Show when={viewOf(view.layers, props.code).visible && count() !== undefined}>
      <span
        class={styles.count}
        data-tip={t('layers.inView', { count: formatNumber(count() ?? 0) })}
      >
        {formatCount(count() ?? 0)}
      </span>
    </Show>
  )
}
