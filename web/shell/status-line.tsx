import { createMemo, createSignal, onCleanup, Show } from 'solid-js'
import { formatDate, formatLength, formatNumber, t } from '../i18n/index.ts'
import { catalogue, dataDate } from '../session/catalogue.ts'
import { DATUMS, formatPosition } from '../session/datum.ts'
import { liveState } from '../session/live.ts'
import { counts, map, pointer, progress } from '../session/map-handle.ts'
import { datum, setDatum } from '../session/preferences.ts'
import { view } from '../session/view.ts'
import { MenuButton, type MenuEntry } from '../ui/menu-button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { scaleBar } from '../ui/scale-bar.ts'
import styles from './status-line.module.css'

/** What an instrument says at its lower edge: where, how large, how much, how fresh. */
export function StatusLine() {
  return (
    <section class={styles.line} aria-label={t('shell.status')}>
      <TileProgress />
      <Position />
      <Scale />
      <span class={styles.space} />
      <InView />
      <Show when={dataDate()}>
        {(date) => (
          <span class={styles.wide}>{t('shell.dataDate', { date: formatDate(date()) })}</span>
        )}
      </Show>
      <Live />
    </section>
  )
}

function Position() {
  const entries = (): MenuEntry[] => [
    { heading: t('shell.datum') },
    ...DATUMS.map((one) => ({
      id: one,
      label: one === 'CGCS2000' ? 'CGCS2000 / WGS 84' : one,
      hint: t(`shell.datum_${one}`),
      checked: datum() === one,
      onSelect: () => setDatum(one),
    })),
  ]
  const shown = () => formatPosition(pointer() ?? [view.lon, view.lat], datum())
  return (
    <span class={styles.position}>
      <MenuButton
        label={`${t('shell.datum')}: ${datum()}`}
        tip={t('shell.datum')}
        tipSide="top"
        triggerClass={styles.datum ?? ''}
        trigger={datum()}
        entries={entries()}
        side="top-start"
      />
      <output class={styles.numbers}>{shown()}</output>
    </span>
  )
}

function Scale() {
  const bar = createMemo(() => {
    // Read for its change: the controller's answer depends on it.
    void [view.zoom, view.lat]
    return scaleBar(map()?.metresPerPixel() ?? 0, 96)
  })
  return (
    <Show when={bar().widthPx > 0}>
      <span class={styles.scale} title={t('shell.scale')}>
        <i style={{ width: `${bar().widthPx}px` }} />
        {formatLength(bar().lengthM)}
      </span>
    </Show>
  )
}

function InView() {
  const total = () => {
    const background = new Set<string>(
      catalogue().flatMap((layer) => (layer.group === 'base' ? layer.code : [])),
    )
    return [...counts()].reduce((sum, [code, n]) => sum + (background.has(code) ? 0 : n), 0)
  }
  return <span class={styles.numbers}>{t('shell.inView', { count: formatNumber(total()) })}</span>
}

function Live() {
  return (
    <span
      class={styles.live}
      data-state={liveState()}
      data-tip={t(`shell.live_${liveState()}_hint`)}
      data-tip-side="top"
    >
      {t(`shell.live_${liveState()}`)}
    </span>
  )
}

/** Appears only when tiles take longer than a glance, so that it does not flicker at every move. */
function TileProgress() {
  const [slow, setSlow] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = createMemo(() => {
    const isLoading = progress().loaded < 1
    clearTimeout(timer)
    if (isLoading) timer = setTimeout(() => setSlow(true), 300)
    else setSlow(false)
    return isLoading
  })
  onCleanup(() => clearTimeout(timer))
  return (
    <>
      <Show when={waiting() && slow()}>
        <div class={styles.progress}>
          <ProgressBar label={t('shell.tilesLoading')} value={progress().loaded} />
        </div>
      </Show>
      <Show when={progress().failed > 0}>
        <span class={styles.failed} role="status">
          {t('shell.tilesFailed', { count: progress().failed })}
        </span>
      </Show>
    </>
  )
}
