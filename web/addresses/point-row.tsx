import { type JSX, Show } from 'solid-js'
import type { LonLat } from '../../data/contracts/index.ts'
import { formatLength, t } from '../i18n/index.ts'
import { distanceM } from '../map/measure/geodesy.ts'
import styles from './form.module.css'
import { nudge } from './nudge.ts'

interface PointRowProps {
  label: string
  lonLat: LonLat
  /** From where its distance is told. */
  origin: LonLat | null
  note: string
  onMove: (lonLat: LonLat) => void
  children?: JSX.Element
}

/** A point in words; while the row has the focus, arrow keys move it on the map. */
export function PointRow(props: PointRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nudge(props.lonLat, event)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    props.onMove(next)
  }
  const away = () => (props.origin ? distanceM(props.origin, props.lonLat) : 0)
  return (
    <div class={styles.choice}>
      <button
        type="button"
        class={styles.point}
        aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
        aria-description={t('addresses.nudgeHint')}
        onKeyDown={onKeyDown}
      >
        <strong>{props.label}</strong>
        <span>
          {props.lonLat.map((degrees) => degrees.toFixed(6)).join(', ')}
          <span class={styles.muted}>
            <Show when={away() > 0}>
              {t('addresses.movedBy', { distance: formatLength(away()) })}
              {props.note && ' · '}
            </Show>
            {props.note}
          </span>
        </span>
      </button>
      {props.children}
    </div>
  )
}
