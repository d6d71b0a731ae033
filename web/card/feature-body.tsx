import { type Component, Show } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { AlsoHere } from './also-here.tsx'
import { AttributeList } from './attribute-list.tsx'
import { buildingOf, roomOf } from './building-of.ts'
import { EventHistory } from './event-history.tsx'
import { eventAttributes } from './event-of.ts'
import { EventProgress } from './event-progress.tsx'
import styles from './feature-body.module.css'
import { GridContents } from './grid-contents.tsx'
import { Holdings } from './holdings.tsx'
import { PurposeChip } from './purpose-chip.tsx'
import { Where } from './where.tsx'

interface FeatureBodyProps {
  feature: FeatureCard
  BuildingInset: Component<{ building: string; room: string | null }> | undefined
  EventInset: Component<{ no: string; onChanged: () => void }> | undefined
  onChanged: () => void
}

/** What it is, where it is, what hangs there, what happened. */
export function FeatureBody(props: FeatureBodyProps) {
  const isEvent = () => props.feature.layer === 'EVENT'
  const section = () => {
    const building = buildingOf(props.feature)
    const Inset = props.BuildingInset
    return building && Inset && hasSection(props.feature) ? { building, Inset } : null
  }
  return (
    <div class={styles.body}>
      <PurposeChip />
      <Show when={isEvent()}>
        <EventProgress feature={props.feature} />
        <Show when={props.EventInset} keyed>
          {(Inset) => <Inset no={props.feature.code} onChanged={() => props.onChanged()} />}
        </Show>
      </Show>
      <Where feature={props.feature} />
      <AttributeList
        values={isEvent() ? eventAttributes(props.feature) : props.feature.attributes}
        definitions={layerSummary(props.feature.layer)?.attributes ?? []}
      />
      <Show when={props.feature.layer === 'GRID'}>
        <GridContents grid={props.feature.code} />
      </Show>
      <Show when={section()}>
        {(inset) => {
          const { Inset } = inset()
          return <Inset building={inset().building} room={roomOf(props.feature)} />
        }}
      </Show>
      <Show when={props.feature.holdings}>
        {(holdings) => (
          <>
            <Holdings holdings={holdings()} self={props.feature} />
            <Show when={holdings().events}>
              {(events) => <EventHistory events={events()} self={props.feature.code} />}
            </Show>
          </>
        )}
      </Show>
      <AlsoHere selected={props.feature} />
    </div>
  )
}

/** The section belongs on the card of a building or a room, not on that of every shop in it. */
const hasSection = (feature: FeatureCard) =>
  ['BUILDING', 'ADDRESS', 'RESIDENT'].includes(feature.layer)
