import { createSignal, For, Show } from 'solid-js'
import { type EventKind, findKinds } from './find-kinds.ts'
import styles from './phone.module.css'
import { t, text } from './texts.ts'

interface KindFieldProps {
  value: EventKind | null
  onChange: (kind: EventKind | null) => void
}

/** What it is: by search, or one of the usual. */
export function KindField(props: KindFieldProps) {
  const [typed, setTyped] = createSignal('')
  const choose = (kind: EventKind) => {
    setTyped('')
    props.onChange(kind)
  }
  return (
    <section class={styles.block}>
      <h2>{t('phone.what')}</h2>
      <Show
        when={props.value}
        fallback={
          <>
            <input
              class={styles.input}
              type="search"
              value={typed()}
              aria-label={t('phone.searchKind')}
              placeholder={t('phone.searchKind')}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <div class={styles.kinds}>
              <For each={findKinds(typed())}>
                {(kind) => (
                  <button type="button" onClick={() => choose(kind)}>
                    {text(kind)}
                  </button>
                )}
              </For>
            </div>
          </>
        }
      >
        {(kind) => (
          <p class={styles.chosen}>
            <b>{text(kind())}</b>
            <button type="button" onClick={() => props.onChange(null)}>
              {t('phone.change')}
            </button>
          </p>
        )}
      </Show>
    </section>
  )
}
