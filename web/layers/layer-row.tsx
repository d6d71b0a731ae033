import ChevronDown from 'lucide-solid/icons/chevron-down'
import Focus from 'lucide-solid/icons/focus'
import Funnel from 'lucide-solid/icons/funnel'
import ScanEye from 'lucide-solid/icons/scan-eye'
import ZoomIn from 'lucide-solid/icons/zoom-in'
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { formatCount, formatNumber, t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { goToBounds } from '../session/go-to.ts'
import { isFiltered, moveStep, setVisible, showOnly, viewOf } from '../session/layer-views.ts'
import { counts } from '../session/map-handle.ts'
import { changeView, view } from '../session/view.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { LayerLegend } from './layer-legend.tsx'
import styles from './layer-row.module.css'

interface LayerRowProps {
  layer: LayerSummary
  /** A handle to drag by, in the drawing order. */
  handle?: JSX.Element
}

/** One layer: on or off, symbol, name, how many; unfolds to legend, filter and opacity. */
export function LayerRow(props: LayerRowProps) {
  const [open, setOpen] = createSignal(false)
  const detailsId = createUniqueId()
  const mine = () => viewOf(view.layers, props.layer.code)
  const show = (visible: boolean) =>
    changeView({ layers: setVisible(view.layers, props.layer.code, visible, catalogue()) })
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey } = event
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault()
      const step = key === 'ArrowUp' ? 'up' : 'down'
      changeView({ layers: moveStep(view.layers, props.layer.code, step) })
    } else if (key === 'ArrowRight') setOpen(true)
    else if (key === 'ArrowLeft') setOpen(false)
  }
  return (
    <div class={styles.layer} data-shown={mine().visible} data-layer={props.layer.code}>
      <div class={styles.row}>
        {props.handle}
        <label class={styles.name}>
          <input
            type="checkbox"
            checked={mine().visible}
            data-tree-row
            onChange={(event) => show(event.currentTarget.checked)}
            onKeyDown={onKeyDown}
          />
          <LayerSymbol layer={props.layer} size={20} />
          <span class={styles.words} title={props.layer.serves && text(props.layer.serves)}>
            {text(props.layer.name)}
          </span>
        </label>
        <Hint layer={props.layer} visible={mine().visible} filtered={isFiltered(mine())} />
        <Count layer={props.layer} />
        <Actions layer={props.layer} />
        <IconButton
          class={styles.unfold}
          label={t('layers.more')}
          size="small"
          tipSide="left"
          aria-expanded={open()}
          aria-controls={detailsId}
          onClick={() => setOpen(!open())}
        >
          <ChevronDown size={16} />
        </IconButton>
      </div>
      <Show when={open()}>
        <div id={detailsId}>
          <LayerLegend layer={props.layer} />
        </div>
      </Show>
    </div>
  )
}

function Actions(props: { layer: LayerSummary }) {
  return (
    <span class={styles.actions}>
      <IconButton
        label={t('layers.onlyThis')}
        size="small"
        onClick={() => changeView({ layers: showOnly(view.layers, props.layer.code, catalogue()) })}
      >
        <ScanEye size={16} />
      </IconButton>
      <Show when={props.layer.bounds}>
        {(bounds) => (
          <IconButton label={t('layers.zoomTo')} size="small" onClick={() => goToBounds(bounds())}>
            <Focus size={16} />
          </IconButton>
        )}
      </Show>
    </span>
  )
}

function Count(props: { layer: LayerSummary }) {
  const tip = () => {
    const all = t('layers.count', { count: formatNumber(props.layer.featureCount) })
    const here = counts().get(props.layer.code)
    return here === undefined ? all : `${all}\n${t('layers.inView', { count: formatNumber(here) })}`
  }
  return (
    <span class={styles.count} data-tip={tip()} data-tip-side="left">
      {formatCount(props.layer.featureCount)}
    </span>
  )
}

/** Why less is seen than one might expect. */
function Hint(props: { layer: LayerSummary; visible: boolean; filtered: boolean }) {
  return (
    <>
      <Show when={props.filtered}>
        <span
          class={styles.filtered}
          role="img"
          aria-label={t('layers.filtered')}
          data-tip={t('layers.filtered')}
        >
          <Funnel size={14} />
        </span>
      </Show>
      <Show when={props.visible && view.zoom < props.layer.minZoom}>
        <span
          class={styles.hint}
          role="img"
          aria-label={t('layers.needsZoom')}
          data-tip={t('layers.needsZoom')}
        >
          <ZoomIn size={14} />
        </span>
      </Show>
    </>
  )
}
