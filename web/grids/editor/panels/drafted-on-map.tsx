import { onCleanup, onMount } from 'solid-js'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { outlineGeometry } from '../../../../data/rules/coverage/outline-cell.ts'
import { t } from '../../../i18n/index.ts'
import { map } from '../../../session/map-handle.ts'
import { Button } from '../../../ui/button.tsx'
import type { DraftedChange } from '../workers/drafter-protocol.ts'
import styles from './drafted-on-map.module.css'

interface DraftedOnMapProps {
  drafted: DraftedChange
  number: number
  onTake: () => void
  onBack: () => void
}

/** A drafted plan over the one in hand, which stays as it is until it is taken. */
export function DraftedOnMap(props: DraftedOnMapProps) {
  let bar!: HTMLElement
  onMount(() => {
    map()?.setPreview(outlinesOf(props.drafted))
    bar.querySelector('button')?.focus()
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      props.onBack()
    }
    addEventListener('keydown', leave, { capture: true })
    onCleanup(() => {
      removeEventListener('keydown', leave, { capture: true })
      map()?.setPreview(null)
    })
  })
  return (
    <div class={styles.place}>
      <section ref={bar} class={styles.bar} aria-label={t('gridEdit.drafterTitle')}>
        <span role="status">{t('gridEdit.drafterShown', { number: props.number })}</span>
        <Button size="small" onClick={() => props.onBack()}>
          {t('gridEdit.drafterBack')}
        </Button>
        <Button
          kind="primary"
          size="small"
          disabled={props.drafted.refused !== undefined}
          onClick={() => props.onTake()}
        >
          {t('gridEdit.drafterTake')}
        </Button>
      </section>
    </div>
  )
}

function outlinesOf({ items }: DraftedChange): unknown {
  const coverage = new Coverage(items)
  return {
    type: 'FeatureCollection',
    features: [...coverage.cells()].map(({ id }) => ({
      type: 'Feature',
      properties: {},
      geometry: outlineGeometry(coverage, id),
    })),
  }
}
