import MoveHorizontal from 'lucide-solid/icons/move-horizontal'
import { t } from '../../i18n/index.ts'
import { comparison, divider, setDivider } from './compare-state.ts'
import styles from './divider.module.css'

const STEP = 0.02
const BIG_STEP = 0.1

const SIDES = {
  window: 'findings.compareWindow',
  before: 'findings.compareBefore',
  yearBefore: 'findings.compareYear',
} as const

/** Drawn with the pointer or moved with the arrow keys. */
export function Divider() {
  let line!: HTMLDivElement
  const move = (at: number) => setDivider(Math.min(0.98, Math.max(0.02, at)))
  const drag = (event: PointerEvent) => {
    if (!line.hasPointerCapture(event.pointerId)) return
    const box = line.parentElement?.getBoundingClientRect()
    if (box) move((event.clientX - box.left) / box.width)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.shiftKey ? BIG_STEP : STEP
    const target: Readonly<Record<string, number>> = {
      ArrowLeft: divider() - step,
      ArrowRight: divider() + step,
      Home: 0,
      End: 1,
    }
    const at = target[event.key]
    if (at === undefined) return
    event.preventDefault()
    move(at)
  }
  const leftName = () => {
    const chosen = comparison()
    if (!chosen) return ''
    return chosen.kind === 'view' ? chosen.name : t(SIDES[chosen.kind])
  }
  return (
    <div
      ref={line}
      role="slider"
      tabIndex={0}
      class={styles.divider}
      style={{ left: `${100 * divider()}%` }}
      aria-label={t('findings.divider')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * divider())}
      onPointerDown={(event) => line.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKey}
    >
      <span class={styles.left}>{leftName()}</span>
      <span class={styles.handle}>
        <MoveHorizontal size={18} />
      </span>
      <span class={styles.right}>{t('findings.now')}</span>
    </div>
  )
}
