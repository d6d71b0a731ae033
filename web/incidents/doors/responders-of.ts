import type { IncidentResponder, IncidentSurvey } from '../../../data/contracts/index.ts'

/** The workers of the grids in the area, each once, with a grid that they know. */
export function respondersOf(survey: IncidentSurvey | undefined): IncidentResponder[] {
  const byName = new Map<string, IncidentResponder>()
  for (const { name, grid } of survey?.workers ?? []) {
    if (!byName.has(name)) byName.set(name, { key: name, name, grid })
  }
  return [...byName.values()]
}
