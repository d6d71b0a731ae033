import type { AttributeDefinition, ImportTarget, LayerDefinition } from '../contracts/index.ts'
import { BASE_TARGETS } from './base-import-targets.ts'
import { ENTITY_TARGETS } from './entity-import-targets.ts'
import { both } from './entry.ts'
import type { DeskField, TargetEntry } from './import-field.ts'
import type { Registry } from './registry.ts'
import { UPDATE_CYCLE_DAYS } from './update-cycles.ts'

export type { DeskField } from './import-field.ts'

/** What the import desk takes rows for. */
export interface DeskTarget extends ImportTarget {
  fields: readonly DeskField[]
  /** Whose scope decides who may bring rows, and where. */
  layer: LayerDefinition
}

const THEMATIC_GROUPS = ['housing', 'safety', 'business', 'service']

/** Every target, in the order of the layer tree: the base map, the entities, then the thematic layers. */
export function deskTargets({ layers }: Registry): DeskTarget[] {
  return layers.flatMap((layer) => {
    const own = BASE_TARGETS[layer.code] ?? ENTITY_TARGETS[layer.code]
    if (own) return [target(layer, own)]
    if (!THEMATIC_GROUPS.includes(layer.group)) return []
    const base = THEMATIC_BASES[layer.base] ?? 'point'
    return [target(layer, { base, fields: thematicFields(layer) })]
  })
}

/** What the contract tells of it. */
export function describeTarget(target: DeskTarget): ImportTarget {
  const { code, name, base, shape, fields, cycleDays } = target
  const described = fields
    .filter(({ isDerived }) => !isDerived)
    .map(({ key, name, type, values, format, required, grade }) => ({
      key,
      name,
      type,
      ...(values && { values }),
      ...(format && { format }),
      ...(required && { required }),
      grade,
    }))
  const shown = { code, name, base, ...(shape && { shape }) }
  return { ...shown, fields: described, cycleDays: cycleDays ?? null }
}

/** Kept by whoever keeps the base: what everything else hangs on. */
export const isOfBase = ({ base }: Pick<ImportTarget, 'base'>): boolean =>
  base === 'address' || base === 'division' || base === 'shape' || base === 'outline'

/** No list takes away what others hang on: an address is demolished, a division ends by a law. */
export const mayBeComplete = ({ base }: Pick<ImportTarget, 'base'>): boolean =>
  !isOfBase({ base }) || base === 'shape'

function target(layer: LayerDefinition, entry: TargetEntry): DeskTarget {
  const { code, name } = layer
  return { code, name, ...entry, layer, cycleDays: UPDATE_CYCLE_DAYS[code] ?? null }
}

const THEMATIC_BASES: Readonly<Record<string, ImportTarget['base']>> = {
  room: 'room',
  building: 'building',
  site: 'site',
  area: 'area',
}

function thematicFields(layer: LayerDefinition): DeskField[] {
  const title: DeskField = { key: 'title', name: both('名称', 'Name'), type: 'text', grade: 1 }
  const uscc: DeskField = {
    key: 'uscc',
    name: both('统一社会信用代码', 'Unified social credit code'),
    type: 'text',
    format: 'uscc',
    grade: 1,
  }
  return [title, ...(layer.base === 'site' ? [uscc] : []), ...layer.attributes.map(fieldOf)]
}

function fieldOf(attribute: AttributeDefinition): DeskField {
  const { key, name, type, values, sensitivity, unit, mask } = attribute
  return {
    key,
    name,
    type,
    grade: sensitivity,
    ...(values && {
      values: values.map(({ value }) => value),
      choices: values.map((entry) => ({
        value: entry.value,
        words: [entry.name.zh, entry.name.en],
      })),
    }),
    ...(mask === 'phone' && { format: 'phone' as const }),
    ...(unit && { units: [unit.zh, unit.en] }),
    ...(mask && { mask }),
    ...(key === 'elevation' && { mayBeNegative: true }),
  }
}
