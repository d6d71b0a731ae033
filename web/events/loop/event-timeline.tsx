import { For, Show } from 'solid-js'
import type { EventHistoryEntry } from '../../../data/contracts/index.ts'
import { formatDateTime, t } from '../../i18n/index.ts'
import styles from './event-inset.module.css'
import { verbText } from './loop-texts.ts'

/** What was done, the newest first. */
export function EventTimeline(props: { history: readonly EventHistoryEntry[] }) {
  const newestFirst = () => [...props.history].reverse()
  return (
    <section class={styles.section}>
      <h3>{t('eventLoop.history')}</h3>
      <ol class={styles.timeline}>
        <For each={newestFirst()}>
          {(entry) => (
            <li class={styles.entry} data-clock={entry.post === 'clock' && entry.by === ''}>
              <div class={styles.entryHead}>
                <b>
                  {verbText(entry.verb)}
                  <Show when={entry.grade}>
                    {(grade) => <> · {t(`eventLoop.grade_${grade()}`)}</>}
                  </Show>
                  <Show when={entry.rating}>
                    {(rating) => <> · {t('eventLoop.stars', { count: rating() })}</>}
                  </Show>
                </b>
                <span class={styles.muted}>{formatDateTime(entry.at)}</span>
              </div>
              <span class={styles.muted}>
                {actorOf(entry)}
                <Show when={entry.handler}>
                  {(name) => <> · {t('eventLoop.to', { name: name() })}</>}
                </Show>
              </span>
              <Show when={entry.reason}>
                <p class={styles.quote}>{entry.reason}</p>
              </Show>
              <Show when={entry.photos}>
                {(photos) => (
                  <div class={styles.photos}>
                    <For each={photos()}>
                      {(digest) => (
                        <a href={`/api/event-photos/${digest}`} target="_blank" rel="noreferrer">
                          <img
                            class={styles.photo}
                            src={`/api/event-photos/${digest}`}
                            alt={t('eventLoop.photo')}
                            loading="lazy"
                          />
                        </a>
                      )}
                    </For>
                  </div>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}

/** Nobody here: the clock gives cards and escalates; everything else was done in the system before. */
function actorOf({ by, post, verb }: EventHistoryEntry): string {
  if (by !== '') return by
  const isClock = post === 'clock' && ['supervise', 'escalate', 'resume'].includes(verb)
  return isClock ? t('eventLoop.clock') : t('eventLoop.unknown')
}
