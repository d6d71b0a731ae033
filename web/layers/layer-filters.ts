import type { Bilingual, EnumValue, LayerSummary } from '../../data/contracts/index.ts'
import type { FilterColumn } from '../session/layer-views.ts'

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
  return [
    ...filterBy(layer, 'class', classAttribute),
    ...filterBy(layer, 'state', stateAttribute),
    ...filterBy(layer, 'risk', 'risk').map(worstFirst),
  ]
}

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

function worstFirst(filter: LayerFilter): LayerFilter {
  const values = [...filter.values].sort((a, b) => b.position - a.position)
  return { ...filter, values }
}
