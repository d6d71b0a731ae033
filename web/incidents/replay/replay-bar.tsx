import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import { createSignal, onCleanup } from 'solid-js'
import { formatTime, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './replay.module.css'

interface ReplayBarProps {
  /** ISO 8601. */
  from: string
  to: string
  at: string
  onMove: (at: string) => void
  onEnd: () => void
}

/** The whole of it passes in so many steps. */
const STEPS = 60
const STEP_MS = 700
const SETTLE_MS = 120

/** A slider over the time of an incident; map, doors, numbers and log follow. */
export function ReplayBar(props: ReplayBarProps) {
  const [playing, setPlaying] = createSignal(false)
  const start = () => Date.parse(props.from)
  const length = () => Math.max(1_000, Date.parse(props.to) - start())
  const passed = () => Math.min(length(), Math.max(0, Date.parse(props.at) - start()))
  const move = (ms: number) => props.onMove(new Date(start() + ms).toISOString())
  let settling: ReturnType<typeof setTimeout> | undefined
  const drag = (ms: number) => {
    clearTimeout(settling)
    settling = setTimeout(() => move(ms), SETTLE_MS)
  }
  const timer = setInterval(() => {
    if (!playing()) return
    const next = passed() + length() / STEPS
    move(Math.min(length(), next))
    if (next >= length()) setPlaying(false)
  }, STEP_MS)
  onCleanup(() => {
    clearInterval(timer)
    clearTimeout(settling)
  })
  const play = () => {
    if (!playing() && passed() >= length()) move(0)
    setPlaying(!playing())
  }
  return (
    <section class={styles.replay} aria-label={t('incidents.replay')}>
      <IconButton label={t(playing() ? 'incidents.pause' : 'incidents.play')} onClick={play}>
        {playing() ? <Pause size={18} /> : <Play size={18} />}
      </IconButton>
      <input
        type="range"
        min={0}
        max={length()}
        step={1_000}
        value={passed()}
        aria-label={t('incidents.replay')}
        aria-valuetext={formatTime(props.at)}
        onInput={(event) => {
          setPlaying(false)
          drag(event.currentTarget.valueAsNumber)
        }}
      />
      <output>{formatTime(props.at)}</output>
      <Button size="small" onClick={() => props.onEnd()}>
        {t('incidents.endReplay')}
      </Button>
    </section>
  )
}
