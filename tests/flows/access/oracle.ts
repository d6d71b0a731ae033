import type { Operation, Role } from '../../../data/contracts/index.ts'

/**
 * Who may see what, told a second time and in the plainest way: nothing here may come from the program, or a mistake there
 * would be one here.
 */
export interface Given {
  role: Role
  areas: readonly string[]
  layers: 'all' | readonly string[]
  grade: 1 | 2 | 3 | 4
}

export interface Holder {
  /** Account. */
  id: string
  grants: readonly Given[]
}

/** A layer as far as rights are concerned. */
export interface GuardedLayer {
  code: string
  sensitivity: number
  /** Account that brought it; undefined = a layer for all. */
  owner?: string
}

/** Something on a layer. */
export interface Thing {
  layer: GuardedLayer
  code: string
  title: string
  /** In which it happens, lies or works. */
  room?: string
  /** Grid, or the digits that a division stands for; '' = outside the district. */
  place: string
  lonLat: readonly [number, number]
}

const DOES: Readonly<Record<Role, readonly Operation[]>> = {
  commander: [
    'map.read',
    'data.analyse',
    'data.export',
    'data.import',
    'event.report',
    'event.handle',
    'event.desk',
    'incident.command',
  ],
  planner: ['map.read', 'data.analyse', 'data.export', 'data.import', 'grid.plan'],
  analyst: ['map.read', 'data.analyse', 'data.export', 'data.import'],
  steward: ['map.read', 'data.analyse', 'data.export', 'data.import', 'base.edit'],
  gridWorker: ['map.read', 'event.report', 'event.handle'],
  handler: ['map.read', 'event.report', 'event.handle'],
  dispatcher: ['map.read', 'data.analyse', 'event.report', 'event.handle', 'event.desk'],
  auditor: ['map.read', 'audit.read'],
  administrator: ['map.read', 'account.manage'],
  securityAdministrator: ['map.read', 'grant.manage'],
}

const DRAWN_EVERYWHERE = ['ROAD', 'WATER', 'LANDUSE']

export const may = ({ grants }: Holder, operation: Operation): boolean =>
  grants.some(({ role }) => DOES[role].includes(operation))

/** The grade of what the holder sees of a layer at a place while doing this; 0 = nothing. */
export function gradeFor(
  holder: Holder,
  operation: Operation,
  layer: GuardedLayer,
  place: string,
): number {
  if (layer.owner !== undefined) return layer.owner === holder.id && may(holder, operation) ? 4 : 0
  const fitting = covering(holder, operation, layer)
  const here = fitting.filter(({ areas }) => areas.some((area) => isInside(place, area)))
  const best = Math.max(0, ...here.map(({ grade }) => grade))
  const drawn = DRAWN_EVERYWHERE.includes(layer.code) && fitting.length > 0
  return drawn ? Math.max(best, layer.sensitivity) : best
}

/** Whether the layer is there at all for the holder, be it empty. */
export function knows(holder: Holder, operation: Operation, layer: GuardedLayer): boolean {
  if (layer.owner !== undefined) return layer.owner === holder.id && may(holder, operation)
  return covering(holder, operation, layer).length > 0
}

/** Whether the holder sees anything of the layer in a whole subdistrict, or could. */
export function reaches(
  holder: Holder,
  layer: GuardedLayer,
  subdistrict: string,
  operation: Operation = 'map.read',
): boolean {
  if (!knows(holder, operation, layer)) return false
  if (layer.owner !== undefined || subdistrict === '' || DRAWN_EVERYWHERE.includes(layer.code)) {
    return true
  }
  return covering(holder, operation, layer).some(({ areas }) =>
    areas.some((area) => area.startsWith(subdistrict) || subdistrict.startsWith(area)),
  )
}

export const sees = (
  holder: Holder,
  operation: Operation,
  { layer, place }: Pick<Thing, 'layer' | 'place'>,
): boolean => gradeFor(holder, operation, layer, place) > 0

/** What lies outside the district belongs to those who hold a whole one. */
export const isInside = (place: string, area: string): boolean =>
  place === '' ? area.length === 6 : place.startsWith(area)

function covering({ grants }: Holder, operation: Operation, layer: GuardedLayer) {
  return grants
    .filter(({ role }) => DOES[role].includes(operation))
    .filter(({ layers }) => layers === 'all' || layers.includes(layer.code))
    .filter(({ grade }) => grade >= layer.sensitivity)
}
