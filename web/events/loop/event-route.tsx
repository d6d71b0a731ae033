import { For, Show } from 'solid-js'
import type { EventLoopView } from '../../../data/contracts/index.ts'
import { t, text } from '../../i18n/index.ts'
import styles from './event-inset.module.css'

/** “Why did this come to me”: the rule that has decided, and why none before it did. */
export function EventRoute(props: { loop: EventLoopView }) {
  return (
    <section class={styles.section}>
      <h3>{t('eventLoop.why')}</h3>
      <Show
        when={props.loop.route}
        fallback={<p class={styles.muted}>{t('eventLoop.whyTaken')}</p>}
      >
        {(route) => (
          <>
            <p class={styles.quote}>
              {t('eventLoop.whyRule', {
                number: route().passed.length + 1,
                rule: text(route().name),
              })}
              <Show when={route().department}>
                {(name) => <> · {t('eventLoop.department', { name: name() })}</>}
              </Show>
              <Show when={route().urgency === 'pressing'}> · {t('eventLoop.urgent')}</Show>
            </p>
            <Show when={route().passed.length > 0}>
              <details class={styles.refused}>
                <summary>{t('eventLoop.whyPassed')}</summary>
                <ul>
                  <For each={route().passed}>
                    {(passed) => (
                      <li>
                        <span>{text(passed.name)}</span>
                        <span>{t(`eventLoop.key_${passed.because}`)}</span>
                      </li>
                    )}
                  </For>
                </ul>
              </details>
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}
