import type { Bilingual, EnumValue, LayerSummary } from '../../data/contracts/index.ts'
import type { FilterColumn } from '../session/layer-views.ts'
import { riskValues } from '../session/risk-values.ts'

export interface FilterValue {
  /** What the tile column holds; 0 = unknown. */
  position: number
  name: Bilingual
  /** Only where colour carries meaning. */
  colour?: string
}

export interface LayerFilter {
  column: FilterColumn
  name: Bilingual
  values: readonly FilterValue[]
}

const UNKNOWN: Bilingual = { zh: '未知', en: 'Unknown' }

/** What a layer can be filtered by: its class, its state and, where things are judged, their risk. */
export function layerFilters(layer: LayerSummary): LayerFilter[] {
  const { classAttribute, stateAttribute } = layer.style
  const risk = riskFilter(layer)
  const classes = filterBy(layer, 'class', classAttribute)
  return [
    // Where the rings show risks, the colours of classes are nowhere on the map.
    ...(risk.length > 0 && layer.group !== 'own' ? classes.map(withoutColours) : classes),
    ...filterBy(layer, 'state', stateAttribute),
    ...risk,
  ]
}

function riskFilter(layer: LayerSummary): LayerFilter[] {
  const risk = riskValues(layer)
  if (!risk) return []
  const unknown = { position: 0, name: UNKNOWN }
  return [{ column: 'risk', name: risk.name, values: [...risk.values, unknown] }]
}

const withoutColours = (filter: LayerFilter): LayerFilter => ({
  ...filter,
  values: filter.values.map(({ position, name }) => ({ position, name })),
})

function filterBy(
  layer: LayerSummary,
  column: FilterColumn,
  key: string | undefined,
): LayerFilter[] {
  const attribute = layer.attributes.find((one) => one.key === key)
  if (!attribute?.values) return []
  return [{ column, name: attribute.name, values: fromRegistry(attribute.values) }]
}

function fromRegistry(values: readonly EnumValue[]): FilterValue[] {
  const known = values.map((value, index) => ({
    position: index + 1,
    name: value.name,
    ...(value.colour && { colour: value.colour }),
  }))
  return [...known, { position: 0, name: UNKNOWN }]
}
