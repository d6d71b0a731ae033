import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import type { CellId } from '../../../data/rules/coverage/items.ts'
import type { Queryable } from '../../storage/database.ts'
import { writeChange } from '../make-stroke.ts'
import type { ApprovedPlan } from './publish-plan.ts'

/** The plan, too, says from now on what its cells are called: its last change. Answers its version. */
export async function writeCodes(
  client: Queryable,
  { id, version, approvedBy }: ApprovedPlan,
  coverage: Coverage,
  codeOf: ReadonlyMap<CellId, string>,
): Promise<number> {
  const put = [...codeOf].flatMap(([cell, code]) => {
    const was = coverage.cell(cell)!
    return was.code === code ? [] : [{ ...was, code }]
  })
  if (put.length === 0) return version
  await writeChange(client, {
    id,
    userId: approvedBy,
    version: version + 1,
    strokeId: 'publish',
    change: { note: 'publish', put, remove: [] },
  })
  return version + 1
}
