import { For, Show } from 'solid-js'
import styles from '../phone.module.css'
import { t } from '../texts.ts'
import { dropAct, type WaitingAct } from './acts.ts'
import { verbText } from './work-texts.ts'

/** What has not reached the server yet, and what it has refused. */
export function WaitingActs(props: { acts: readonly WaitingAct[]; onChanged: () => void }) {
  const drop = async (id: string) => {
    await dropAct(id)
    props.onChanged()
  }
  return (
    <Show when={props.acts.length > 0}>
      <section class={styles.block}>
        <h2>{t('phone.actsWaiting', { count: props.acts.length })}</h2>
        <ul class={styles.waiting}>
          <For each={props.acts}>
            {(act) => (
              <li>
                <span>
                  <b>{verbText(act.verb)}</b> {act.title}
                  <Show when={act.refused}>
                    {(reason) => (
                      <small class={styles.problem}>
                        {t('phone.refused', { reason: reason() })}
                      </small>
                    )}
                  </Show>
                </span>
                <button type="button" onClick={() => void drop(act.id)}>
                  {t('phone.drop')}
                </button>
              </li>
            )}
          </For>
        </ul>
        <button type="button" class={styles.wide} onClick={() => props.onChanged()}>
          {t('phone.tryNow')}
        </button>
      </section>
    </Show>
  )
}
