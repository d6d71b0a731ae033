import { Show } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import type { MapPick } from '../map/map-controller.ts'
import { layerSummary } from '../session/catalogue.ts'
import { createLoad } from '../session/create-load.ts'
import { changeView } from '../session/view.ts'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { layerName } from '../ui/vocabulary.ts'
import { featurePath } from './feature-path.ts'
import styles from './pick-row.module.css'
import { RiskBadge } from './risk-badge.tsx'

/** One thing under a click; its title is asked for, since tiles carry no names. */
export function PickRow(props: { pick: MapPick }) {
  const feature = createLoad(
    () => featurePath(props.pick),
    (path, signal) => getJson<FeatureCard>(path, { signal }),
  )
  const layer = () => layerSummary(props.pick.layer)
  const title = () => {
    if (feature.loading()) return t('common.loading')
    return feature.value()?.title ?? props.pick.code
  }
  return (
    <button
      type="button"
      class={styles.row}
      onClick={() => changeView({ selection: { layer: props.pick.layer, code: props.pick.code } })}
    >
      <Show when={layer()}>{(summary) => <LayerSymbol layer={summary()} size={22} />}</Show>
      <span class={styles.text}>
        <span class={styles.title}>{title()}</span>
        <span class={styles.layer}>{layerName(props.pick.layer)}</span>
      </span>
      <Show when={(feature.value()?.risk ?? 0) > 0}>
        <RiskBadge risk={feature.value()?.risk ?? 0} short />
      </Show>
    </button>
  )
}
