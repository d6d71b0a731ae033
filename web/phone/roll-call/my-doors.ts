import type { DoorResult, IncidentDoor } from '../../../data/contracts/index.ts'
import { groupBy } from '../../../data/rules/group-by.ts'
import type { KeptAct } from './kept-acts.ts'

export interface StairwellDoors {
  building: string
  stairwell: string | null
  /** Highest floor first, as one sees the house. */
  floors: readonly (readonly IncidentDoor[])[]
  done: number
  total: number
}

/** The doors as this phone knows them: what waits to be sent counts already. */
export function withKept(
  doors: readonly IncidentDoor[],
  kept: readonly KeptAct[],
): readonly IncidentDoor[] {
  const last = new Map<string, { result: DoorResult; at: string }>()
  for (const { act, refused } of kept) {
    if (act.kind === 'tickDoor' && refused === undefined) last.set(act.room, act)
  }
  return doors.map((door) => {
    const own = last.get(door.room)
    const isNewer = own && (door.at === null || own.at >= door.at)
    return isNewer ? { ...door, result: own.result, at: own.at } : door
  })
}

/** By stairwell, those with doors left first; always in the same order within, so that nothing moves under a finger. */
export function stairwellsOf(doors: readonly IncidentDoor[]): StairwellDoors[] {
  return groupBy(doors, ({ building, stairwell }) => `${building}/${stairwell ?? ''}`).map(
    ([, own]) => ({
      building: own[0]!.building,
      stairwell: own[0]!.stairwell,
      floors: groupBy(own, ({ floor }) => floor)
        .sort(([a], [b]) => b - a)
        .map(([, onFloor]) => onFloor),
      done: own.filter(({ result }) => result !== null).length,
      total: own.length,
    }),
  )
}
