import type { DeskMapping } from '../../../../data/contracts/index.ts'
import { undoDesk } from '../../../../server/imports/desk/commit/undo-desk.ts'
import { startCheck } from '../../../../server/imports/desk/start-check.ts'
import { startDesk } from '../../../../server/imports/desk/start-desk.ts'
import { newJobId } from '../../../../server/imports/start-import.ts'
import type { Services } from '../../../../server/services.ts'
import { OWNER, SCOPE, withUpload } from './desk-wish.ts'
import type { TrapFile } from './trap-files.ts'
import { TRAP_COLUMNS, type TrapRow } from './trap-rows.ts'

export interface Misjudged {
  file: string
  row: number
  trap: string
  wanted: string
  got: string
}

interface StagedRow {
  row: number
  kind: string
  values: Record<string, unknown>
  remarks: [column: string, kind: string][] | null
}

/** A whole file through the whole desk; answers the rows that became something else than they must. */
export async function judgeTraps(services: Services, file: TrapFile): Promise<Misjudged[]> {
  const id = newJobId()
  const asker = { owner: OWNER, scope: SCOPE }
  return withUpload(file.name, file.content, async (files) => {
    try {
      const wish = { ...asker, target: 'CATERING', sender: 'traps', files }
      const read = await (await startDesk(services, id, wish, (work) => work())).done
      if (read.state !== 'mapping') throw new Error(`${file.name}: ${read.error?.message}`)
      const mapping = mappingFor(read.desk!.columns.map(({ column }) => column))
      const checked = await (await startCheck(services, asker, id, mapping)).done
      if (checked.state !== 'ready') throw new Error(`${file.name}: ${checked.error?.message}`)
      const staged = await services.db.query<StagedRow>(
        'select row, kind, values, remarks from import_row where job = $1 and row > 0 order by row',
        [id],
      )
      if (staged.length !== file.rows.length) {
        throw new Error(`${file.name}: ${file.rows.length} rows in, ${staged.length} out`)
      }
      return staged.flatMap((row, i) => judge(file.name, file.rows[i]!, row))
    } finally {
      await undoDesk(services, asker, id)
    }
  })
}

/** A merged header gives columns the names of their groups as well. */
function mappingFor(columns: readonly string[]): DeskMapping {
  const named = Object.entries(TRAP_COLUMNS).map(([name, role]) => {
    const column = columns.find((one) => one === name || one.endsWith(`/${name}`))
    if (column === undefined)
      throw new Error(`There is no column ${name} among ${columns.join(' ')}`)
    return { column, role }
  })
  const of = (role: string) => named.filter((one) => one.role === role).map(({ column }) => column)
  const fields = named.filter(({ role }) => !role.startsWith('@'))
  return {
    fields: Object.fromEntries(fields.map(({ column, role }) => [column, role])),
    address: of('@address'),
    key: of('@key'),
    crs: null,
    isComplete: false,
  }
}

function judge(file: string, { trap, wanted, column }: TrapRow, staged: StagedRow): Misjudged[] {
  const remarks = (staged.remarks ?? []).map(([, kind]) => kind)
  const value = staged.values[TRAP_COLUMNS[column]]
  const isTaken = staged.kind === 'added' || staged.kind === 'same' || staged.kind === 'changed'
  const isRight =
    'taken' in wanted
      ? isTaken && value === wanted.taken
      : 'failed' in wanted
        ? staged.kind === 'failed' && remarks.includes(wanted.failed)
        : !isTaken
  if (isRight) return []
  const got = `${staged.kind} ${JSON.stringify(value)} ${remarks.join(' ')}`
  return [{ file, row: staged.row, trap, wanted: JSON.stringify(wanted), got }]
}
