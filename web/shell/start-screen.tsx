import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Logo } from './logo.tsx'
import styles from './start-screen.module.css'

/** On a fast start nothing flashes up, nor is there an animation that takes time from it without being seen. */
const GLANCE_MS = 400

/** Until the first answers are there; with `children` in place of the progress when they did not come. */
export function StartScreen(props: { children?: JSX.Element }) {
  const [slow, setSlow] = createSignal(false)
  const timer = setTimeout(() => setSlow(true), GLANCE_MS)
  onCleanup(() => clearTimeout(timer))
  return (
    <div class={styles.screen}>
      <Logo size={56} />
      <Show
        when={props.children}
        fallback={
          <div class={styles.wait}>
            <Show when={slow()}>
              <ProgressBar label={t('shell.starting')} />
              <p>{t('shell.starting')}</p>
            </Show>
          </div>
        }
      >
        {props.children}
      </Show>
    </div>
  )
}
