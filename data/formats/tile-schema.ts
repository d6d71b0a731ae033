import type { LayerDefinition } from '../contracts/index.ts'
import type { Column } from './fgb/types.ts'

/** Columns of the tile contract (`contracts/tile.ts`), as FlatGeobuf knows them. */
export function detailColumns(named: boolean): Column[] {
  return withName(named, [
    { name: 'code', type: 'String' },
    { name: 'class', type: 'UShort' },
    { name: 'state', type: 'UShort' },
    { name: 'risk', type: 'UShort' },
  ])
}

export function overviewColumns(named: boolean): Column[] {
  return withName(named, [
    { name: 'code', type: 'String' },
    { name: 'count', type: 'UInt' },
    { name: 'class', type: 'UShort' },
    { name: 'risk', type: 'UShort' },
    { name: 'mix', type: 'String' },
  ])
}

/** Numbers of the columns above. */
export const DETAIL = { code: 0, class: 1, state: 2, risk: 3, name: 4 } as const
export const OVERVIEW = { code: 0, count: 1, class: 2, risk: 3, mix: 4, name: 5 } as const

/**
 * Layers whose tiles carry a name to be written on the map. Events are drawn as symbols, and their titles may say more
 * than a tile should.
 */
export function isNamed(layer: Pick<LayerDefinition, 'code' | 'base'>): boolean {
  return (layer.base === 'map' && layer.code !== 'EVENT') || layer.code === 'BUILDING'
}

function withName(named: boolean, columns: Column[]): Column[] {
  return named ? [...columns, { name: 'name', type: 'String' }] : columns
}
