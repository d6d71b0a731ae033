import { For, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { picks } from '../session/map-handle.ts'
import type { Selection } from '../session/view-state.ts'
import { alsoHere } from './arrange-picks.ts'
import { Block } from './block.tsx'
import { PickRow } from './pick-row.tsx'

/** What else lay under the click that led here; nothing when the thing was reached in another way. */
export function AlsoHere(props: { selected: Selection }) {
  const isClicked = () =>
    picks().some((pick) => pick.layer === props.selected.layer && pick.code === props.selected.code)
  const others = () => (isClicked() ? alsoHere(picks(), props.selected) : [])
  return (
    <Show when={others().length > 0}>
      <Block title={t('card.alsoHere')}>
        <ul>
          <For each={others()}>
            {(pick) => (
              <li>
                <PickRow pick={pick} />
              </li>
            )}
          </For>
        </ul>
      </Block>
    </Show>
  )
}
