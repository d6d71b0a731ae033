import { type JSX, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Logo } from './logo.tsx'
import styles from './start-screen.module.css'

/** Until the first answers are there; with `children` in place of the progress when they did not come. */
export function StartScreen(props: { children?: JSX.Element }) {
  return (
    <div class={styles.screen}>
      <Logo size={56} />
      <Show
        when={props.children}
        fallback={
          <div class={styles.wait}>
            <ProgressBar label={t('shell.starting')} />
            <p>{t('shell.starting')}</p>
          </div>
        }
      >
        {props.children}
      </Show>
    </div>
  )
}
