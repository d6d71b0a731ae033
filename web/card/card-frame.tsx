import X from 'lucide-solid/icons/x'
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { changeView } from '../session/view.ts'
import type { Selection } from '../session/view-state.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { layerName, levelName } from '../ui/vocabulary.ts'
import { CardActions } from './card-actions.tsx'
import styles from './card-frame.module.css'
import { RiskBadge } from './risk-badge.tsx'

/** Events are ranked by level, I being the highest risk. */
const rankName = (feature: FeatureCard | undefined) =>
  feature?.layer === 'EVENT' ? levelName(5 - feature.risk) : undefined

interface CardFrameProps {
  selection: Selection | null
  /** Undefined while it is loading or when it cannot be shown. */
  feature: FeatureCard | undefined
  children: JSX.Element
}

/** Head, actions and scrolling body; on a phone a sheet from below that the handle raises and lowers. */
export function CardFrame(props: CardFrameProps) {
  const [raised, setRaised] = createSignal(false)
  let body: HTMLDivElement | undefined
  // Read anew, e.g. after a purpose was stated, it is the same thing: the reader stays where they are.
  const code = createMemo(() => props.feature?.code)
  createEffect(on(code, () => body?.scrollTo({ top: 0 })))

  const layer = () => layerSummary(props.selection?.layer ?? '')
  return (
    <section
      class={styles.card}
      classList={{ [styles.raised ?? '']: raised() }}
      aria-label={t('card.region')}
    >
      <button
        type="button"
        class={styles.handle}
        aria-label={t('card.sheetHandle')}
        aria-expanded={raised()}
        onClick={() => setRaised(!raised())}
      />
      <header class={styles.header}>
        <Show when={layer()}>{(summary) => <LayerSymbol layer={summary()} size={32} />}</Show>
        <div class={styles.titles}>
          <p class={styles.layer}>{layerName(props.selection?.layer ?? '')}</p>
          <h2 class={styles.title}>{props.feature?.title ?? props.selection?.code}</h2>
          <Show when={props.feature?.subtitle}>
            <p class={styles.subtitle}>{props.feature?.subtitle}</p>
          </Show>
          <Show when={props.feature && props.feature.risk > 0}>
            <RiskBadge risk={props.feature?.risk ?? 0} name={rankName(props.feature)} />
          </Show>
        </div>
        <IconButton
          label={t('card.close')}
          tipSide="left"
          onClick={() => changeView({ selection: null })}
        >
          <X size={18} />
        </IconButton>
      </header>
      <Show when={props.feature}>{(feature) => <CardActions feature={feature()} />}</Show>
      <div class={styles.body} ref={body}>
        {props.children}
      </div>
    </section>
  )
}
