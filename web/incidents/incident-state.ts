import { createSignal } from 'solid-js'
import type {
  IncidentDoor,
  IncidentPlace,
  IncidentPosition,
  IncidentSurvey,
} from '../../data/contracts/index.ts'

/** What the map shows of the incident that the panel is at. */
export interface ShownIncident {
  place: IncidentPlace | null
  survey: IncidentSurvey | null
  doors: readonly IncidentDoor[]
  /** Rooms never knocked on although it was time. */
  neglected: ReadonlySet<string>
  drill: boolean
  positions: readonly IncidentPosition[]
}

const [shownIncident, setShownIncident] = createSignal<ShownIncident | null>(null)

export { setShownIncident, shownIncident }
