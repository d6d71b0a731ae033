import type {
  ColumnProposal,
  DeskMapping,
  ImportTarget,
  TargetField,
} from '../../../data/contracts/index.ts'

/** What a column is taken for: a field, or its part in finding the place; '' = it is left out. */
export type ColumnRole = '' | '@address' | '@key' | '@x' | '@y' | (string & {})

export function roleOf(mapping: DeskMapping, column: string): ColumnRole {
  const field = mapping.fields[column]
  if (field !== undefined) return field
  if (mapping.address.includes(column)) return '@address'
  if (mapping.position?.x === column) return '@x'
  if (mapping.position?.y === column) return '@y'
  return mapping.key.includes(column) ? '@key' : ''
}

/** Each field has one column: the one that had it before is left out. */
export function setRole(mapping: DeskMapping, column: string, role: ColumnRole): DeskMapping {
  const cleared = withoutRole(mapping, column)
  if (role === '') return cleared
  if (role === '@address') return { ...cleared, address: [...cleared.address, column] }
  if (role === '@key') return { ...cleared, key: [...cleared.key, column] }
  if (role === '@x' || role === '@y') {
    const { x = '', y = '' } = cleared.position ?? {}
    return { ...cleared, position: role === '@x' ? { x: column, y } : { x, y: column } }
  }
  const others = Object.entries(cleared.fields).filter(([, field]) => field !== role)
  return { ...cleared, fields: { ...Object.fromEntries(others), [column]: role } }
}

function withoutRole(mapping: DeskMapping, column: string): DeskMapping {
  const { position, ...rest } = mapping
  const { [column]: _, ...fields } = mapping.fields
  const x = position?.x === column ? '' : (position?.x ?? '')
  const y = position?.y === column ? '' : (position?.y ?? '')
  return {
    ...rest,
    fields,
    address: mapping.address.filter((one) => one !== column),
    // A number can be a field as well: choosing another field for it does not make it another number.
    key: roleOf(mapping, column) === '@key' ? without(mapping.key, column) : mapping.key,
    ...((x !== '' || y !== '') && { position: { x, y } }),
  }
}

export const without = (list: readonly string[], item: string) => list.filter((one) => one !== item)

/** One place earlier or later among the parts of the address. */
export function moveAddress(mapping: DeskMapping, column: string, by: -1 | 1): DeskMapping {
  const address = [...mapping.address]
  const at = address.indexOf(column)
  const to = at + by
  if (at < 0 || to < 0 || to >= address.length) return mapping
  address.splice(at, 1)
  address.splice(to, 0, column)
  return { ...mapping, address }
}

export type Missing =
  | { kind: 'field'; field: TargetField }
  | { kind: 'place' | 'half' | 'datum' | 'line' | 'polygon' }

/** What has to be said before rows can be checked. */
export function missingOf(
  mapping: DeskMapping,
  target: ImportTarget,
  hasGeometry: boolean,
): Missing[] {
  const mapped = new Set(Object.values(mapping.fields))
  const missing: Missing[] = target.fields
    .filter(({ key, required }) => required && !mapped.has(key))
    .map((field) => ({ kind: 'field', field }))
  if (target.shape) {
    if (!hasGeometry) missing.push({ kind: target.shape })
    else if (mapping.crs === null) missing.push({ kind: 'datum' })
    return missing
  }
  const { position } = mapping
  const isHalf = position !== undefined && (position.x === '' || position.y === '')
  if (isHalf) missing.push({ kind: 'half' })
  if (mapping.address.length === 0 && !position && !hasGeometry) missing.push({ kind: 'place' })
  if ((position || hasGeometry) && mapping.crs === null) missing.push({ kind: 'datum' })
  return missing
}

/** As it is sent: without a position there is no datum. */
export function readyMapping(mapping: DeskMapping, hasGeometry: boolean): DeskMapping {
  return mapping.position || hasGeometry ? mapping : { ...mapping, crs: null }
}

export function bestProposal(
  proposals: readonly ColumnProposal[],
  column: string,
): ColumnProposal | undefined {
  return proposals
    .filter((one) => one.column === column)
    .sort((a, b) => b.confidence - a.confidence)[0]
}
