import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import Table from 'lucide-solid/icons/table-2'
import ZoomIn from 'lucide-solid/icons/zoom-in'
import { For, Show } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { formatNumber, formatRelativeTime, t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { openDrawer } from '../session/drawer.ts'
import { goToBounds } from '../session/go-to.ts'
import { hideLayer, isShown, showLayer } from '../session/show-layer.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import styles from './panel.module.css'

/** Layers that this account brought. */
export function OwnLayers() {
  const own = () => catalogue().filter((layer) => layer.group === 'own')
  return (
    <section class={styles.part}>
      <h3>{t('imports.ownLayers')}</h3>
      <Show
        when={own().length > 0}
        fallback={<p class={styles.empty}>{t('imports.noOwnLayers')}</p>}
      >
        <ul>
          <For each={own()}>{(layer) => <OwnLayer layer={layer} />}</For>
        </ul>
      </Show>
    </section>
  )
}

function OwnLayer(props: { layer: LayerSummary }) {
  const shown = () => isShown(props.layer.code)
  return (
    <li class={styles.row}>
      <LayerSymbol layer={props.layer} size={22} />
      <span class={styles.name}>
        <span>{text(props.layer.name)}</span>
        <span class={styles.meta}>
          {formatNumber(props.layer.featureCount)}
          {props.layer.updatedAt && ` · ${formatRelativeTime(props.layer.updatedAt)}`}
        </span>
      </span>
      <IconButton
        size="small"
        label={t('imports.showLayer')}
        pressed={shown()}
        onClick={() => (shown() ? hideLayer : showLayer)(props.layer.code)}
      >
        {shown() ? <Eye size={16} /> : <EyeOff size={16} />}
      </IconButton>
      <IconButton
        size="small"
        label={t('imports.showOnMap')}
        disabled={props.layer.bounds === null}
        onClick={() => {
          showLayer(props.layer.code)
          if (props.layer.bounds) goToBounds(props.layer.bounds)
        }}
      >
        <ZoomIn size={16} />
      </IconButton>
      <IconButton
        size="small"
        label={t('imports.openTable')}
        onClick={() => openDrawer('table', props.layer.code)}
      >
        <Table size={16} />
      </IconButton>
    </li>
  )
}
