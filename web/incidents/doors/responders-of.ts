import type { IncidentResponder, IncidentSurvey } from '../../../data/contracts/index.ts'

/** The workers of the grids in the area, each once, with a grid that they know. */
export function respondersOf(survey: IncidentSurvey | undefined): IncidentResponder[] {
  const byName = new Map<string, IncidentResponder>()
  for (const { name, grid } of survey?.workers ?? []) {
    if (!byName.has(name)) byName.set(name, { key: name, name, grid })
  }
  return [...byName.values()]
}

/** Those, and whoever is written down: names by line or comma, each once. */
export function namedResponders(
  known: readonly IncidentResponder[],
  written: string,
): IncidentResponder[] {
  const all = new Map(known.map((one) => [one.key, one]))
  for (const part of written.split(/[\n,，、;；]/)) {
    const name = part.trim().slice(0, 100)
    if (name !== '' && !all.has(name)) all.set(name, { key: name, name })
  }
  return [...all.values()]
}
