import { For, type JSX } from 'solid-js'
import { formatNumber, type TextKey, t } from '../../i18n/index.ts'
import styles from '../panel.module.css'
import survey from './survey.module.css'

/** One kind of what is there: short lists stand open, of long ones the number. */
export function List<Item>(props: {
  name: TextKey
  items: readonly Item[]
  children: (item: Item) => JSX.Element
}) {
  return (
    <details class={survey.details} open={props.items.length > 0 && props.items.length <= 8}>
      <summary>
        {t(props.name)}
        <span class={styles.hint}>
          {props.items.length === 0 ? t('incidents.nothing') : formatNumber(props.items.length)}
        </span>
      </summary>
      <ul class={survey.things}>
        <For each={props.items}>{(item) => <li>{props.children(item)}</li>}</For>
      </ul>
    </details>
  )
}
