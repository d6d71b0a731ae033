import { For } from 'solid-js'
import styles from './key-list.module.css'

export interface KeySection {
  title: string
  entries: readonly { keys: readonly string[]; does: string }[]
}

/** What the keys do, section beside section. */
export function KeyList(props: { sections: readonly KeySection[] }) {
  return (
    <div class={styles.columns}>
      <For each={props.sections}>
        {(section) => (
          <section>
            <h3>{section.title}</h3>
            <dl>
              <For each={section.entries}>
                {(entry) => (
                  <div class={styles.entry}>
                    <dt>{entry.does}</dt>
                    <dd>
                      <For each={entry.keys}>{(key) => <kbd>{key}</kbd>}</For>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </div>
  )
}
