import type { IncidentSurvey } from '../../data/contracts/index.ts'
import { buildingLabel } from '../../data/rules/incident/building-label.ts'

/** What a house of the survey is called on the spot; the code of one that the survey does not know. */
export function buildingName(survey: IncidentSurvey | undefined, code: string): string {
  const found = survey?.buildings.find((building) => building.code === code)
  return found ? buildingLabel(found.title, found.fullText) : code
}
