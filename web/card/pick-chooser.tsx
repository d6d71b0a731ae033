import { For, onMount } from 'solid-js'
import { t } from '../i18n/index.ts'
import type { MapPick } from '../map/map-controller.ts'
import { setPicks } from '../session/map-handle.ts'
import { Panel } from '../ui/panel.tsx'
import styles from './pick-chooser.module.css'
import { PickRow } from './pick-row.tsx'

/** Several things under one click: which one is meant? */
export default function PickChooser(props: { picks: readonly MapPick[] }) {
  let list: HTMLUListElement | undefined
  onMount(() => list?.querySelector('button')?.focus({ preventScroll: true }))
  return (
    <div class={styles.chooser} data-map-inset="right">
      <Panel
        title={t('card.chooseOne', { count: props.picks.length })}
        onClose={() => setPicks([])}
      >
        <ul class={styles.list} ref={list}>
          <For each={props.picks.slice(0, MOST_ROWS)}>
            {(pick) => (
              <li>
                <PickRow pick={pick} />
              </li>
            )}
          </For>
        </ul>
      </Panel>
    </div>
  )
}

/** Each row asks for its title: nobody reads further, and the map takes a closer look apart. */
const MOST_ROWS = 50
