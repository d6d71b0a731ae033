import type { LonLat, Place, PlaceStep, QuestionCatalogue } from '../../../contracts/index.ts'
import { column, quoted, type SqlNeeds } from './params.ts'

export function placeSql(
  { places, outside }: PlaceStep,
  needs: SqlNeeds,
  catalogue: QuestionCatalogue,
): string {
  const parts = places.map((place) => onePlaceSql(place, needs, catalogue))
  const inside = `(${parts.join(' or ')})`
  return outside ? `not coalesce(${inside}, false)` : inside
}

const AREA_COLUMN: Readonly<Record<number, string>> = {
  9: 'subdistrict',
  12: 'community',
  15: 'grid',
}

function onePlaceSql(place: Place, needs: SqlNeeds, catalogue: QuestionCatalogue): string {
  const point = `ST_Point(${column('lon')}, ${column('lat')})`
  switch (place.kind) {
    case 'area': {
      const whole = AREA_COLUMN[place.code.length]
      const code = needs.value(place.code)
      return whole ? `${column(whole)} = ${code}` : `starts_with(${column('grid')}, ${code})`
    }
    case 'drawn':
      return `(${boxSql(place.ring, needs)} and ST_Covers(${needs.shape(place.ring)}, ${point}))`
    case 'feature': {
      const dataset = catalogue.dataset(place.layer)
      if (!dataset) throw new RangeError(`There is no layer ${place.layer}`)
      needs.use(dataset.name)
      const shape = `(select shape from ${quoted(dataset.name)} where code = ${needs.value(place.code)})`
      return `ST_Covers(${shape}, ${point})`
    }
  }
}

/** Cheap to ask: only what passes is looked at closely. */
function boxSql(ring: readonly LonLat[], needs: SqlNeeds): string {
  const between = (name: string, values: readonly number[]) =>
    `${column(name)} between ${needs.value(Math.min(...values))} and ${needs.value(Math.max(...values))}`
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  return `${between('lon', lons)} and ${between('lat', lats)}`
}
