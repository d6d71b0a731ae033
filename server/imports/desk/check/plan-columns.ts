import { type DeskMapping, Refusal } from '../../../../data/contracts/index.ts'
import {
  type DeskField,
  type DeskTarget,
  mayBeComplete,
} from '../../../../data/registry/import-targets.ts'
import type { CellField } from '../../../../data/rules/cells/read-cell.ts'
import { openDatum } from '../mapping/weigh-datums.ts'

/** A mapping with its columns looked up: what reading a row needs. */
export interface ColumnPlan {
  columns: readonly string[]
  fields: readonly { column: number; field: CellField & DeskField }[]
  address: readonly number[]
  key: readonly { column: number; isRuined: boolean }[]
  position: { x: number; y: number } | null
  /** What every row has to be drawn as. */
  shape: DeskTarget['shape'] | undefined
  toLonLat: ((x: number, y: number) => readonly [number, number]) | null
  /** The highest grade of what is written. */
  grade: number
}

export interface KnownColumn {
  name: string
  isRuined: boolean
}

/** Refuses a mapping that names what is not there, or leaves out what the target needs. */
export function planColumns(
  mapping: DeskMapping,
  target: DeskTarget,
  columns: readonly KnownColumn[],
  hasGeometry: boolean,
): ColumnPlan {
  const numbers = new Map(columns.map(({ name }, i) => [name, i]))
  const numberOf = (name: string) => {
    const number = numbers.get(name)
    if (number === undefined)
      throw refuse('unknown-column', `The file has no column “${name.slice(0, 60)}”.`)
    return number
  }
  const fields = Object.entries(mapping.fields).map(([name, key]) => {
    const column = numberOf(name)
    const field = target.fields.find((one) => one.key === key)
    if (!field || field.isDerived)
      throw refuse('unknown-field', `${target.code} has no field “${key.slice(0, 60)}”.`)
    return { column, field: { ...field, isRuinedColumn: columns[column]!.isRuined } }
  })
  if (mapping.isComplete && !mayBeComplete(target)) {
    throw refuse(
      'never-complete',
      target.base === 'division'
        ? 'No list takes divisions away: everything hangs on them.'
        : 'No list retires addresses; demolish them in the address base.',
    )
  }
  refuseTwice(fields.map(({ field }) => field.key))
  refuseMissing(target, new Set(fields.map(({ field }) => field.key)))
  if (target.shape && !hasGeometry) throw refuseWithoutShape(target.shape)
  // What is drawn lies where it is drawn, whatever columns say.
  const position = target.shape ? undefined : mapping.position
  const hasPosition = position !== undefined || hasGeometry
  if (mapping.address.length === 0 && !hasPosition) {
    throw refuse(
      'no-place',
      'Neither an address nor a position is named: no row would find its place.',
    )
  }
  return {
    columns: columns.map(({ name }) => name),
    fields,
    address: mapping.address.map(numberOf),
    key: mapping.key
      .map(numberOf)
      .map((column) => ({ column, isRuined: columns[column]!.isRuined })),
    position: position ? { x: numberOf(position.x), y: numberOf(position.y) } : null,
    shape: target.shape,
    toLonLat: hasPosition ? datumOf(mapping.crs) : null,
    grade: Math.max(1, ...fields.map(({ field }) => field.grade)),
  }
}

const refuseWithoutShape = (shape: NonNullable<DeskTarget['shape']>) =>
  refuse(
    'no-shapes',
    `The file has no geometries, and every row must be ${shape === 'line' ? 'a line' : 'an area'}: GeoJSON, Shapefile, GeoPackage, FlatGeobuf, KML and GeoParquet have them.`,
  )

function datumOf(crs: string | null) {
  if (crs === null) throw refuse('no-crs', 'Say in which datum the positions are, e.g. GCJ-02.')
  const toLonLat = openDatum(crs)
  if (!toLonLat)
    throw refuse(
      'unknown-crs',
      'This datum is not known; EPSG:4490, GCJ-02, BD-09 and EPSG codes are.',
    )
  return toLonLat
}

function refuseTwice(keys: readonly string[]): void {
  const twice = keys.find((key, i) => keys.indexOf(key) < i)
  if (twice !== undefined)
    throw refuse('field-twice', `Two columns are named for the field ${twice}.`)
}

function refuseMissing({ fields }: DeskTarget, mapped: ReadonlySet<string>): void {
  const missing = fields.filter(({ required, key }) => required && !mapped.has(key))
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name.zh).join('、')
  throw new Refusal(422, 'field-missing', `No column is named for: ${names}.`, {
    fields: missing.map(({ key }) => key),
  })
}

const refuse = (code: string, sentence: string) => new Refusal(422, code, sentence)
