import type { AddressIndexData } from './index-data.ts'

/**
 * Bit by place: what is seen with these prefixes of grid codes. A place is when it or anything below it lies in the areas:
 * what stands above is part of a building's address.
 */
export function seenPlaces(
  { places, grids }: AddressIndexData,
  areas: readonly string[],
): Uint8Array {
  const holdsDistrict = areas.some((area) => area.length <= 6)
  const seenGrid = Uint8Array.from(grids, (grid) =>
    (grid === '' ? holdsDistrict : areas.some((area) => grid.startsWith(area))) ? 1 : 0,
  )
  const seen = new Uint8Array(places.count)
  // Children stand behind their parents.
  for (let i = places.count - 1; i >= 0; i--) {
    if (seenGrid[places.grid[i]!] === 1) seen[i] = 1
    if (seen[i] === 1 && places.parent[i]! >= 0) seen[places.parent[i]!] = 1
  }
  return seen
}
