import type { ColumnProposal, DeskMapping } from '../../../../data/contracts/index.ts'
import { readCoordinateName } from '../../../../data/formats/readers/column-names.ts'
import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import type { FileColumn } from '../reading/cells-request.ts'
import {
  citizenIdShare,
  distinctShare,
  phoneShare,
  readableShare,
  usccShare,
} from './content-evidence.ts'
import { type Candidate, isAddressPart, nameCandidates } from './name-candidates.ts'

export interface MappingQuestion {
  columns: readonly FileColumn[]
  target: DeskTarget
  /** What this sender's columns were at the last import. */
  remembered?: DeskMapping
  /** Column → share of its samples that the address base knows. */
  addressShares: ReadonlyMap<string, number>
}

export interface ProposedMapping {
  proposals: ColumnProposal[]
  /** What no doubt is about; the rest is left to the user. */
  mapping: DeskMapping
}

const MIN_CONFIDENCE = 0.6
/** Nearer together than this, two proposals are a doubt. */
const MARGIN = 0.06
const KEY_DISTINCT = 0.98

/** Which columns are what: as the sender's last file, by their names, by what is in them. */
export function proposeMapping(question: MappingQuestion): ProposedMapping {
  const remembered = rememberedFor(question)
  const proposals = question.columns.flatMap((column) =>
    candidatesOf(column, question, remembered).map((one) => ({ column: column.name, ...one })),
  )
  proposals.sort((a, b) => b.confidence - a.confidence)
  return { proposals, mapping: remembered ?? chooseMapping(question, proposals) }
}

/** Only when all of its columns are there again, and it says anything: a file of bare outlines tells nothing of the next. */
function rememberedFor({ columns, remembered, target }: MappingQuestion): DeskMapping | undefined {
  if (!remembered) return undefined
  const names = new Set(columns.map(({ name }) => name))
  const keys = new Set(target.fields.map(({ key }) => key))
  const { fields, address, key, position } = remembered
  const used = [
    ...Object.keys(fields),
    ...address,
    ...key,
    ...(position ? [position.x, position.y] : []),
  ]
  const fits =
    used.length > 0 &&
    used.every((name) => names.has(name)) &&
    Object.values(fields).every((f) => keys.has(f))
  return fits ? remembered : undefined
}

function candidatesOf(
  column: FileColumn,
  question: MappingQuestion,
  remembered: DeskMapping | undefined,
): Candidate[] {
  const before = remembered && rolesOf(column.name, remembered)
  if (before && before.length > 0) {
    return before.map((field) => ({ field, confidence: 1, by: 'sender' as const }))
  }
  if (column.filled === 0) return []
  const byContent = contentCandidates(column, question)
  const named = nameCandidates(column.name, question.target).map((one) =>
    doubted(one, column, question),
  )
  const known = new Map(named.map((one) => [one.field, one]))
  for (const one of byContent) {
    const other = known.get(one.field)
    if (!other || other.confidence < one.confidence) known.set(one.field, one)
  }
  return [...known.values()]
}

function rolesOf(name: string, { fields, address, key, position }: DeskMapping): string[] {
  const field = fields[name]
  return [
    ...(field === undefined ? [] : [field]),
    ...(address.includes(name) ? ['@address'] : []),
    ...(key.includes(name) ? ['@key'] : []),
    ...(position?.x === name ? ['@x'] : []),
    ...(position?.y === name ? ['@y'] : []),
  ]
}

/** A name whose contents speak against it is not taken without asking. */
function doubted(one: Candidate, column: FileColumn, question: MappingQuestion): Candidate {
  const field = question.target.fields.find(({ key }) => key === one.field)
  const share = field
    ? readableShare(column, field)
    : one.field === '@key'
      ? distinctShare(column) >= KEY_DISTINCT
        ? 1
        : 0
      : 1
  return share >= 0.5 ? one : { ...one, confidence: Math.min(one.confidence, 0.4) }
}

function contentCandidates(column: FileColumn, { target, addressShares }: MappingQuestion) {
  const found: Candidate[] = []
  const add = (field: string, confidence: number) =>
    found.push({ field, confidence, by: 'content' })
  for (const field of target.fields) {
    if (field.format === 'citizenId' && citizenIdShare(column) >= 0.7) add(field.key, 0.9)
    if (field.format === 'uscc' && usccShare(column) >= 0.7) add(field.key, 0.9)
    if (field.format === 'phone' && phoneShare(column) >= 0.8) add(field.key, 0.65)
    const isClosed = field.type === 'enum' && column.samples.length >= 3
    if (isClosed && readableShare(column, field) >= 0.95) add(field.key, 0.5)
  }
  if ((addressShares.get(column.name) ?? 0) >= 0.5) add('@address', 0.75)
  return found
}

function chooseMapping(
  { columns, target }: MappingQuestion,
  proposals: readonly ColumnProposal[],
): DeskMapping {
  const sure = proposals.filter((one) => isSure(one, proposals))
  const fields: Record<string, string> = {}
  for (const { column, field } of sure) if (!field.startsWith('@')) fields[column] = field
  const of = (role: string) => sure.filter((one) => one.field === role).map((one) => one.column)
  const address = of('@address')
  const parts = columns
    .map(({ name }) => name)
    .filter((name) => isAddressPart(name) && !fields[name])
  // What is drawn lies where it is drawn; a division or a road has no address.
  const position = target.shape ? undefined : choosePosition(proposals)
  const hasAddress = target.base !== 'division' && target.base !== 'shape'
  const joined = address.length > 0 || parts.length < 2 ? address : parts
  return {
    fields,
    address: hasAddress ? joined : [],
    key: of('@key'),
    ...(position && { position }),
    crs: null,
    isComplete: false,
  }
}

/** The best for its column and for its field, with nothing near it. */
function isSure(one: ColumnProposal, all: readonly ColumnProposal[]): boolean {
  if (one.confidence < MIN_CONFIDENCE) return false
  return all.every((other) => {
    const isRival = (other.column === one.column) !== (other.field === one.field)
    return !isRival || other.confidence <= one.confidence - MARGIN
  })
}

/** Of several pairs the one in the standard datum; else the only one. */
function choosePosition(proposals: readonly ColumnProposal[]): DeskMapping['position'] {
  const named = (role: string) =>
    proposals
      .filter(({ field, confidence }) => field === role && confidence >= MIN_CONFIDENCE)
      .map(({ column }) => ({ column, datum: readCoordinateName(column)?.datum }))
  const ys = named('@y')
  const pairs = named('@x').flatMap((x) =>
    ys
      .filter((y) => y.datum === x.datum)
      .map((y) => ({ x: x.column, y: y.column, datum: x.datum })),
  )
  const plain = pairs.filter(({ datum }) => datum !== 'GCJ-02' && datum !== 'BD-09')
  const [pair] = pairs.length === 1 ? pairs : plain
  if (!pair || (pairs.length > 1 && plain.length !== 1)) return undefined
  return { x: pair.x, y: pair.y }
}
