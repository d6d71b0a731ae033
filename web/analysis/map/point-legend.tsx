import { For, Show } from 'solid-js'
import { t, text } from '../../i18n/index.ts'
import { listColours } from '../../map/symbols/colours.ts'
import { theme } from '../../session/preferences.ts'
import { answer } from '../answer/answer-state.ts'
import styles from './legend.module.css'

/** Which colour is which value. */
export function PointLegend() {
  const values = () => answer.points.value()?.colouredBy?.values ?? []
  const colours = () => listColours(values(), theme())
  return (
    <Show when={answer.points.value()?.colouredBy}>
      {(column) => (
        <figure class={styles.legend}>
          <figcaption>{text(column().label)}</figcaption>
          <ul>
            <For each={values()}>
              {(value, i) => (
                <li>
                  <span class={styles.dot} style={{ background: colours()[i() + 1] }} />
                  {text(value.name)}
                </li>
              )}
            </For>
            <li>
              <span class={styles.dot} style={{ background: colours()[0] }} />
              {t('analysis.noValue')}
            </li>
          </ul>
        </figure>
      )}
    </Show>
  )
}
