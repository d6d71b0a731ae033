import type { IncidentDoor } from '../../../data/contracts/index.ts'
import { groupBy } from '../../../data/rules/group-by.ts'

export interface DoorGroup {
  building: string
  stairwells: readonly StairwellGroup[]
  done: number
  total: number
}

export interface StairwellGroup {
  stairwell: string | null
  responder: string | null
  /** Highest floor first, as one sees the house. */
  floors: readonly (readonly IncidentDoor[])[]
}

/** By house and stairwell, always in the same order: nothing moves under a finger. */
export function groupDoors(doors: readonly IncidentDoor[]): DoorGroup[] {
  return groupBy(doors, ({ building }) => building)
    .map(([building, own]) => ({
      building,
      stairwells: groupBy(own, ({ stairwell }) => stairwell).map(([stairwell, some]) => ({
        stairwell,
        responder: some[0]?.responder ?? null,
        floors: groupBy(some, ({ floor }) => floor)
          .sort(([a], [b]) => b - a)
          .map(([, onFloor]) => onFloor),
      })),
      done: own.filter(({ result }) => result !== null).length,
      total: own.length,
    }))
    .sort((a, b) => (a.building < b.building ? -1 : 1))
}
