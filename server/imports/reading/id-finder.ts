import { parseFeatureCode } from '../../../data/contracts/index.ts'

const ID_COLUMN =
  /^(code|id|gid|fid|objectid|object_id|osm_id|uuid|guid|globalid|unique_?key|编码|编号|代码|主键|唯一编码)$/i
const MAX_REMEMBERED = 2_000_000
/** More repetitions than this, and the column counts something else. */
const MAX_REPEATED_SHARE = 0.01

interface Candidate {
  values: Set<string>
  count: number
  repeated: number
}

/** Finds what identifies the rows of a file: the features' own ids, or a column of codes. */
export class IdFinder {
  readonly #own: Candidate = newCandidate()
  readonly #columns = new Map<string, Candidate>()

  add(id: string | number | undefined, properties: Readonly<Record<string, unknown>>): void {
    if (id !== undefined) note(this.#own, String(id))
    for (const [key, value] of Object.entries(properties)) {
      if (!ID_COLUMN.test(key)) continue
      const candidate = this.#columns.get(key) ?? newCandidate()
      this.#columns.set(key, candidate)
      note(candidate, String(value))
    }
  }

  /** `id` = the features' own, a key = that column, `null` = nothing: rows are numbered. */
  choose(rowCount: number): { kind: 'own' } | { kind: 'column'; key: string } | null {
    const isComplete = ({ count, values }: Candidate) =>
      count >= rowCount * 0.99 && values.size < MAX_REMEMBERED
    if (isComplete(this.#own) && this.#own.repeated < rowCount / 2) return { kind: 'own' }
    for (const [key, candidate] of this.#columns) {
      const isRare = candidate.repeated <= rowCount * MAX_REPEATED_SHARE
      if (isComplete(candidate) && isRare) return { kind: 'column', key }
    }
    return null
  }
}

/** Gives out codes that are well-formed and never twice the same. */
export function createCodeGiver() {
  const given = new Set<string>()
  return (wanted: unknown, row: number): { code: string; isRepeated: boolean } => {
    const text = typeof wanted === 'string' || typeof wanted === 'number' ? String(wanted) : ''
    const valid = parseFeatureCode(text.slice(0, 64)) === text ? text : undefined
    const isRepeated = valid !== undefined && given.has(valid)
    let code = valid === undefined || isRepeated ? `r${row}` : valid
    for (let n = 2; given.has(code); n++) code = `r${row}.${n}`
    given.add(code)
    return { code, isRepeated }
  }
}

const newCandidate = (): Candidate => ({ values: new Set(), count: 0, repeated: 0 })

function note(candidate: Candidate, value: string): void {
  candidate.count++
  if (candidate.values.has(value)) candidate.repeated++
  else if (candidate.values.size < MAX_REMEMBERED) candidate.values.add(value)
}
