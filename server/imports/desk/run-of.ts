import {
  type DeskMapping,
  type ImportJob,
  type LayerScope,
  Refusal,
  type Scope,
} from '../../../data/contracts/index.ts'
import { type DeskTarget, deskTargets, isOfBase } from '../../../data/registry/import-targets.ts'
import { scopeFor, writableOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { mayWriteAt } from './may-write.ts'
import type { DeskRun } from './targets/target-store.ts'

/** What an account may bring rows for, with where it may do so. */
export interface PermittedTarget {
  target: DeskTarget
  scope: LayerScope
}

/** In the order of the layer tree. */
export function permittedTargets(
  { registry }: Pick<Services, 'registry'>,
  scope: Scope,
): PermittedTarget[] {
  return deskTargets(registry).flatMap((target) => {
    // What everything hangs on is changed by those alone who keep the base.
    const own = isOfBase(target) ? scopeFor(scope, 'base.edit') : scope
    const found = writableOn(own, target.layer)
    const least = Math.max(
      1,
      ...target.fields.filter((one) => one.required).map((one) => one.grade),
    )
    const isEnough = found?.grades.some(({ grade }) => grade >= least)
    return found && isEnough ? [{ target, scope: found }] : []
  })
}

/** Absent and forbidden answer alike. */
export function findTarget(
  services: Pick<Services, 'registry'>,
  scope: Scope,
  code: string,
): PermittedTarget {
  const found = permittedTargets(services, scope).find(({ target }) => target.code === code)
  if (found) return found
  throw new Refusal(422, 'unknown-target', 'There is no such target; see /api/import-targets.', {
    field: 'target',
  })
}

/** Who brings rows; owner: user id, '' = the command line. */
export interface Asker {
  owner: string
  scope: Scope
}

export interface OpenedRun extends PermittedTarget {
  run: DeskRun
  /** Whether values of this grade may be written there. */
  mayWrite(grid: string, grade: number): boolean
}

export async function openRun(
  { db, keys, registry, addressDesk }: Pick<Services, 'db' | 'keys' | 'registry' | 'addressDesk'>,
  { owner, scope }: Asker,
  job: ImportJob,
  mapping: Pick<DeskMapping, 'isComplete'>,
): Promise<OpenedRun> {
  const { desk } = job
  if (!desk) throw new Refusal(409, 'no-desk', 'This import is a layer of its own.')
  const permitted = findTarget({ registry }, scope, desk.target)
  const row = await db.first<{ code: string }>(
    `select left(code, 6) as code from division where level = 'district' and valid_to is null order by code limit 1`,
  )
  return {
    ...permitted,
    run: {
      job: job.id,
      target: permitted.target,
      sender: desk.sender,
      isComplete: mapping.isComplete,
      patterns: visibleAreas(permitted.scope).patterns,
      keys,
      addressDesk,
      author: { userId: owner, scope: scopeFor(scope, 'base.edit') },
      issuer: row?.code ?? '000000',
    },
    mayWrite: (grid, grade) => mayWriteAt(permitted.scope, grid, grade),
  }
}

/** Prefixes that both scopes hold: addresses are told only to who may see them. */
export function commonAreas(a: LayerScope, b: LayerScope | undefined): string[] {
  return a.areas.flatMap((one) =>
    (b?.areas ?? []).flatMap((other) =>
      one.startsWith(other) ? [one] : other.startsWith(one) ? [other] : [],
    ),
  )
}
