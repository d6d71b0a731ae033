import type { LonLat } from '../../data/contracts/index.ts'
import { isInRing } from '../../data/formats/readers/group-rings.ts'

/** Outline of one grid: rings by polygon, lon-lat. */
export interface GridShape {
  code: string
  polygons: readonly (readonly (readonly (readonly number[])[])[])[]
}

/** Dedicated grids, numbered from 901, lie over the general ones (domain.md §2). */
const isDedicated = (code: string) => Number(code.slice(-3)) >= 901

/** The grid that a place falls in, as the server would say: a general one before a dedicated one. */
export function findGrid(grids: readonly GridShape[], lonLat: LonLat): string {
  const around = grids.filter(({ polygons }) =>
    polygons.some((rings) => rings.every((ring, i) => isInRing(lonLat, ring) === (i === 0))),
  )
  return (around.find(({ code }) => !isDedicated(code)) ?? around[0])?.code ?? ''
}
