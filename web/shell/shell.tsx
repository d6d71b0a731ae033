import { type JSX, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { setMapFrame } from '../session/go-to.ts'
import { MapButtons } from './map-buttons.tsx'
import { MapStage } from './map-stage.tsx'
import { readMapFrame } from './read-map-frame.ts'
import styles from './shell.module.css'
import { StatusLine } from './status-line.tsx'
import { ToolHint } from './tool-hint.tsx'

interface ShellProps {
  rail: JSX.Element
  search: JSX.Element
  scope: JSX.Element
  /** Left panel of the workspace. */
  panel?: JSX.Element
  /** Right card: the selected thing. */
  card?: JSX.Element
  /** Bottom drawer: table, timeline, charts. */
  drawer?: JSX.Element
  overlays?: JSX.Element
  /** The page is laid out: from now on places can be fitted into it. */
  onReady: () => void
}

/** The map fills the window; everything else lies around its edges and can be closed. */
export function Shell(props: ShellProps) {
  let frame!: HTMLDivElement
  onMount(() => {
    setMapFrame(() => readMapFrame(frame))
    props.onReady()
  })
  onCleanup(() => setMapFrame(() => ({ size: { width: 1, height: 1 }, insets: NO_INSETS })))
  return (
    <div class={styles.shell}>
      <a class={styles.skip} href="#map">
        {t('shell.skipToMap')}
      </a>
      <div class={styles.rail}>{props.rail}</div>
      <div class={styles.frame} ref={frame}>
        <main class={styles.map} id="map" tabIndex={-1}>
          <MapStage label={t('shell.mapLabel')} />
        </main>
        <div class={styles.top}>
          <div class={styles.search}>{props.search}</div>
          <div class={styles.scope}>{props.scope}</div>
        </div>
        <div class={styles.panel} data-map-inset="left">
          {props.panel}
        </div>
        <section class={styles.buttons} aria-label={t('shell.tools')}>
          <MapButtons />
        </section>
        <aside class={styles.card} data-map-inset="right">
          {props.card}
        </aside>
        <Show when={props.drawer}>
          <div class={styles.drawer} data-map-inset="bottom">
            {props.drawer}
          </div>
        </Show>
        <ToolHint />
        {props.overlays}
        <div class={styles.status}>
          <StatusLine />
        </div>
      </div>
    </div>
  )
}

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 }
