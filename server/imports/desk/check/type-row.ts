import type { LonLat } from '../../../../data/contracts/index.ts'
import { parseAngle } from '../../../../data/formats/readers/parse-angle.ts'
import { cellText, isFormulaError, isUndecodable } from '../../../../data/rules/cells/cell-text.ts'
import type { CellValue } from '../../../../data/rules/cells/problems.ts'
import { readCell } from '../../../../data/rules/cells/read-cell.ts'
import { readCode } from '../../../../data/rules/cells/read-identifier.ts'
import {
  hasLostTail,
  isScientific,
  isSurelyCut,
} from '../../../../data/rules/cells/ruined-number.ts'
import type { CellsLine } from '../reading/cells-request.ts'
import { type PlacedGeometry, placeGeometry } from './place-geometry.ts'
import type { ColumnPlan } from './plan-columns.ts'
import { isNote, type RowRemarkKind, type StoredRemark } from './row-remarks.ts'

/** A row of the file in the types of its target. */
export interface TypedRow {
  row: number
  /** The sender's number; null = it has none. */
  number: string | null
  values: Record<string, CellValue>
  /** Values of grade 4, which are stored nowhere but sealed. */
  secrets: Record<string, CellValue>
  /** The address as it stands there. */
  text: string
  lonLat: LonLat | null
  /** Of lines and areas: WKB. */
  geometry: Buffer | null
  remarks: StoredRemark[]
  isFailed: boolean
}

const SEALED_GRADE = 4
const LONGEST_ADDRESS = 200

/** The same row always becomes the same, whatever stands around it. */
export function typeRow([row, cells, geometry]: CellsLine, plan: ColumnPlan): TypedRow {
  const remarks: StoredRemark[] = []
  const say = (column: number, kind: RowRemarkKind) =>
    remarks.push([column < 0 ? '' : plan.columns[column]!, kind])
  const typed: TypedRow = {
    row,
    number: readNumber(cells, plan, say),
    values: {},
    secrets: {},
    text: addressOf(cells, plan, say),
    ...positionOf(cells, geometry, plan, say),
    remarks,
    isFailed: false,
  }
  for (const { column, field } of plan.fields) {
    const read = readCell(cells[column] ?? '', field)
    const isOpen = field.mayBeUnknown && 'problem' in read && read.problem === 'unknown-value'
    if (isOpen) say(column, 'value-unknown')
    else if ('problem' in read) say(column, read.problem)
    else if (read.value !== undefined) {
      const values = field.grade >= SEALED_GRADE ? typed.secrets : typed.values
      values[field.key] = read.value
      if (read.mended && isTold(field.type, field.format)) say(column, 'mended')
    }
  }
  typed.isFailed = remarks.some(([, kind]) => !isNote(kind))
  return typed
}

/** That 是 is true needs no telling. */
const isTold = (type: string, format: string | undefined) =>
  format !== undefined || type === 'number' || type === 'date'

function readNumber(
  cells: readonly string[],
  { key }: ColumnPlan,
  say: (column: number, kind: RowRemarkKind) => void,
): string | null {
  if (key.length === 0) return null
  const parts: string[] = []
  for (const { column, isRuined } of key) {
    const text = cellText(cells[column] ?? '')
    if (isScientific(text) || isSurelyCut(text) || (isRuined && hasLostTail(text))) {
      say(column, 'ruined-number')
    }
    const read = readCode(text)
    if ('problem' in read && text !== '') say(column, read.problem)
    parts.push('value' in read ? String(read.value ?? '') : '')
  }
  // Half a number would be another row's.
  const empty = parts.indexOf('')
  if (empty >= 0) say(key[empty]!.column, 'missing')
  return parts.join('|')
}

function addressOf(
  cells: readonly string[],
  { address }: ColumnPlan,
  say: (column: number, kind: RowRemarkKind) => void,
): string {
  const parts = address.map((column) => {
    const text = cellText(cells[column] ?? '')
    if (isFormulaError(text)) say(column, 'formula-error')
    if (isUndecodable(text)) say(column, 'undecodable')
    return text
  })
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, LONGEST_ADDRESS)
}

/** A row that is drawn itself: a line or an area that can be read, or it goes back. */
function placeShape(
  geometry: CellsLine[2],
  toLonLat: NonNullable<ColumnPlan['toLonLat']>,
  wanted: NonNullable<ColumnPlan['shape']>,
  say: (column: number, kind: RowRemarkKind) => void,
): Pick<TypedRow, 'lonLat' | 'geometry'> {
  const none = { lonLat: null, geometry: null }
  if (geometry === null) {
    say(-1, wanted === 'line' ? 'no-line' : 'no-area')
    return none
  }
  const placed = placeGeometry(geometry, toLonLat)
  if (!placed) {
    say(-1, 'shape-unreadable')
    return none
  }
  const { lonLat, geometry: wkb, kind, mended = [] } = placed
  if (kind !== wanted) {
    say(-1, wanted === 'line' ? 'no-line' : 'no-area')
    return none
  }
  if (mended.includes('selfIntersectionLeft')) say(-1, 'shape-crossing')
  else if (mended.some((one) => one !== 'orientation')) say(-1, 'shape-mended')
  return { lonLat, geometry: wkb }
}

function positionOf(
  cells: readonly string[],
  geometry: CellsLine[2],
  plan: ColumnPlan,
  say: (column: number, kind: RowRemarkKind) => void,
): Pick<TypedRow, 'lonLat' | 'geometry'> {
  const { position, toLonLat, shape } = plan
  const none = { lonLat: null, geometry: null }
  if (!toLonLat) return none
  if (shape) return placeShape(geometry, toLonLat, shape, say)
  if (!position) {
    if (geometry === null) return none
    const placed = placeGeometry(geometry, toLonLat)
    if (!placed) say(-1, 'position-unreadable')
    return placed ? located(placed) : none
  }
  const [xText, yText] = [cellText(cells[position.x] ?? ''), cellText(cells[position.y] ?? '')]
  if (xText === '' && yText === '') return none
  if (xText === '' || yText === '') {
    say(xText === '' ? position.x : position.y, 'position-incomplete')
    return none
  }
  const [x, y] = [parseAngle(xText), parseAngle(yText)]
  if (x === undefined || y === undefined) {
    say(x === undefined ? position.x : position.y, 'position-unreadable')
    return none
  }
  // An empty position written as numbers: nobody's data lies in the Gulf of Guinea.
  if (x === 0 && y === 0) return none
  const placed = placeGeometry([x, y], toLonLat)
  return placed ? located(placed) : none
}

const located = ({ lonLat, geometry }: PlacedGeometry) => ({ lonLat, geometry })
