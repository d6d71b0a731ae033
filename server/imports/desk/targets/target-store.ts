import type { ImportTargetCode } from '../../../../data/contracts/index.ts'
import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import type { Keys } from '../../../security/keys/index.ts'
import type { Services } from '../../../services.ts'
import type { Queryable } from '../../../storage/database.ts'
import type { SerialKind } from '../../../storage/issue-serials.ts'
import type { TextMatch } from '../check/match-texts.ts'
import type { PlacedAt, Placement, PlacingTools } from '../check/place-row.ts'
import type { TypedRow } from '../check/type-row.ts'

/** One import as the target's questions need it. */
export interface DeskRun {
  job: string
  target: DeskTarget
  sender: string
  isComplete: boolean
  /** Of grids that may be written to. */
  patterns: readonly string[]
  keys: Keys
  addressDesk: Services['addressDesk']
  /** Whose name stands at changes of addresses. */
  author: Parameters<Services['addressDesk']['add']>[1]
  /** 6 digits that codes of new things begin with. */
  issuer: string
}

/** How rows of one kind of target are compared with the base and taken over. */
export interface TargetStore {
  serials: SerialKind
  freshCode(issuer: string, serial: number): string
  /** What makes a thing what it is, for rows without a number of the sender. */
  identity(row: TypedRow, at: PlacedAt): readonly unknown[]
  /** Where a row belongs, when that is not where its address or position is. */
  place?(row: TypedRow, match: TextMatch, tools: PlacingTools): Placement
  /** For rows that bring no name of their own. */
  title(row: TypedRow, at: PlacedAt, target: DeskTarget): string
  /** Gives each row that has its place its kind; rows of the base that a complete file lacks are added. */
  compare(client: Queryable, run: DeskRun): Promise<void>
  /** A digest of the versions of all rows that `compare` looks at; absent where that would cost too much. */
  seen?(client: Queryable, run: DeskRun): Promise<string>
  /** Takes the rows over; `import_effect` then knows all that was done, with before-images. */
  apply(client: Queryable, run: DeskRun, onProgress: (share: number) => void): Promise<void>
  /** What the base knows now, by code: field → value. */
  valuesOf(
    client: Queryable,
    target: DeskTarget,
    codes: readonly string[],
  ): Promise<Map<string, Record<string, unknown>>>
  /** Layers whose packs a change touches. */
  layers: readonly ImportTargetCode[]
}
