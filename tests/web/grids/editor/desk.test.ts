import { describe, expect, test } from 'vitest'
import type {
  CoverageChange,
  GridPlanChange,
  GridPlanStroke,
  GridPlanStrokeMade,
} from '../../../../data/contracts/index.ts'
import { type Coverage, writeCoverage } from '../../../../data/rules/coverage/coverage.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { addVertex } from '../../../../data/rules/coverage/operations/add-vertex.ts'
import { describeCell } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { ApiError } from '../../../../web/api.ts'
import { createPlanDesk, type PlanDesk } from '../../../../web/grids/editor/desk/plan-desk.ts'
import { createPlanSync, type PlanServer } from '../../../../web/grids/editor/desk/plan-sync.ts'
import { type Conflict, mineInstead } from '../../../../web/grids/editor/desk/rebase.ts'
import { idsOf } from '../../../../web/grids/editor/desk/stroke.ts'
import { seededRandom } from '../../../bench/lib/random.ts'
import { arcBetween, at, drawCoverage, idOf } from '../../../data/rules/coverage/tiny-coverage.ts'

const drawn = () => drawCoverage('abc\ndef')
const rename = (coverage: Coverage, cell: string, name: string): CoverageChange =>
  describeCell(coverage, { cell: idOf(coverage, cell), name }).change!
const bend = (coverage: Coverage, a: string, b: string, x: number, y: number): CoverageChange => {
  const arc = arcBetween(coverage, a, b)
  return addVertex(coverage, { arc: arc.id, segment: 0, at: at(x, y) }).change!
}

function deskOf(items = drawn().items.values(), name = 'me'): PlanDesk {
  const next = serialIds(name)
  return createPlanDesk({ items, newId: next })
}

/** What the real one does, in a few lines: a log, and a conflict when the same was changed since. */
function standIn() {
  const log: (GridPlanChange & { by: string })[] = []
  let isAway = false
  const serverFor = (by: string): PlanServer => ({
    async send({ id, base, change }: GridPlanStroke): Promise<GridPlanStrokeMade> {
      await undefined
      if (isAway) throw new ApiError(0, 'unreachable', 'away')
      const known = log.find(({ strokeId }) => strokeId === id)
      const since = log.filter(({ version }) => version > base)
      if (!known) {
        const ids = new Set(since.flatMap((made) => idsOf(made.change)))
        if (idsOf(change).some((one) => ids.has(one))) {
          throw new ApiError(409, 'plan-conflict', 'conflict')
        }
        log.push({ version: log.length + 1, strokeId: id, by, isOwn: false, at: '', change })
      }
      const version = known?.version ?? log.length
      return { version, others: since.filter((made) => made.version < version) }
    },
    changesAfter: async (after) => log.filter(({ version }) => version > after),
  })
  const setAway = (away: boolean) => {
    isAway = away
  }
  return { log, serverFor, setAway }
}

function planner(server: PlanServer, name: string) {
  const desk = deskOf(undefined, name)
  const conflicts: Conflict[] = []
  const sync = createPlanSync({
    desk,
    server,
    version: 0,
    onConflict: (conflict) => conflicts.push(conflict),
    onRefused: () => {},
    retryMs: 1,
  })
  return { desk, sync, conflicts }
}

const settled = async (...planners: ReturnType<typeof planner>[]) => {
  for (const { sync } of planners) sync.news()
  await expect.poll(() => planners.every(({ desk }) => desk.waiting().length === 0)).toBe(true)
  for (const { sync } of planners) sync.news()
  const versions = () => new Set(planners.map(({ sync }) => sync.version()))
  await expect.poll(() => versions().size).toBe(1)
}

describe('undo', () => {
  test('gives back the same bytes, however far', () => {
    const desk = deskOf()
    const before = writeCoverage(desk.coverage)
    desk.commit(rename(desk.coverage, 'a', 'one'))
    desk.commit(bend(desk.coverage, 'b', 'c', 2.2, 1.5))
    const after = writeCoverage(desk.coverage)
    expect([desk.undo(), desk.undo(), desk.undo()]).toEqual(['done', 'done', 'nothing'])
    expect(writeCoverage(desk.coverage)).toBe(before)
    expect([desk.redo(), desk.redo()]).toEqual(['done', 'done'])
    expect(writeCoverage(desk.coverage)).toBe(after)
    expect(desk.waiting()).toHaveLength(6)
  })

  test('leaves alone what somebody else has changed since', () => {
    const desk = deskOf()
    desk.commit(rename(desk.coverage, 'a', 'mine'))
    desk.commit(rename(desk.coverage, 'b', 'also mine'))
    for (const { id } of [...desk.waiting()]) desk.confirm(id)
    const change = rename(desk.coverage, 'also mine', 'theirs')
    desk.adopt([{ version: 3, strokeId: 'x', by: 'B', isOwn: false, at: '', change }])
    expect(desk.undo()).toBe('overtaken')
    expect(desk.undo()).toBe('done')
    expect([...desk.coverage.cells()].map(({ name }) => name)).toEqual(
      expect.arrayContaining(['a', 'theirs']),
    )
  })
})

describe('two planners', () => {
  test('strokes at different places become one plan', async () => {
    const { serverFor } = standIn()
    const [one, two] = [planner(serverFor('A'), 'a'), planner(serverFor('B'), 'b')]
    one.desk.commit(bend(one.desk.coverage, 'a', 'b', 1.2, 1.5))
    two.desk.commit(bend(two.desk.coverage, 'e', 'f', 2.2, 0.5))
    one.sync.send()
    two.sync.send()
    await settled(one, two)
    expect(writeCoverage(one.desk.coverage)).toBe(writeCoverage(two.desk.coverage))
    expect(one.conflicts).toEqual([])
  })

  test('at the same place both are there to choose from, and nothing was overwritten', async () => {
    const { serverFor, log } = standIn()
    const [one, two] = [planner(serverFor('A'), 'a'), planner(serverFor('B'), 'b')]
    one.desk.commit(bend(one.desk.coverage, 'a', 'b', 1.2, 1.5))
    one.sync.send()
    await settled(one)
    two.desk.commit(bend(two.desk.coverage, 'a', 'b', 0.8, 1.5))
    two.desk.commit(bend(two.desk.coverage, 'e', 'f', 2.2, 0.5))
    const mine = writeCoverage(two.desk.coverage)
    two.sync.send()
    await settled(one, two)
    const [conflict] = two.conflicts
    expect(conflict?.mine).toHaveLength(1)
    expect(conflict?.theirs[0]?.made.by).toBe('A')
    expect(writeCoverage(two.desk.coverage)).toBe(writeCoverage(one.desk.coverage))
    // Choosing one's own is a change like any other.
    two.desk.commit(mineInstead(two.desk.coverage, conflict!))
    expect(writeCoverage(two.desk.coverage)).toBe(mine)
    two.sync.send()
    await settled(one, two)
    expect(writeCoverage(one.desk.coverage)).toBe(mine)
    expect(log).toHaveLength(3)
  })

  test('what is drawn while the server is away is sent when it is back', async () => {
    const { serverFor, setAway, log } = standIn()
    const one = planner(serverFor('A'), 'a')
    setAway(true)
    one.desk.commit(rename(one.desk.coverage, 'a', 'one'))
    one.desk.commit(rename(one.desk.coverage, 'b', 'two'))
    one.sync.send()
    await expect.poll(() => one.desk.waiting().length).toBe(2)
    setAway(false)
    await expect.poll(() => log.length).toBe(2)
    await expect.poll(() => one.desk.waiting().length).toBe(0)
  })

  test('end with the same plan after any interleaving, every stroke made or shown', async () => {
    const random = seededRandom(11)
    const { serverFor, log } = standIn()
    const all = [planner(serverFor('A'), 'a'), planner(serverFor('B'), 'b')]
    let committed = 0
    for (let step = 0; step < 300; step++) {
      const { desk, sync } = all[Math.floor(random() * 2)]!
      const cells = [...desk.coverage.cells()]
      const cell = cells[Math.floor(random() * cells.length)]!
      desk.commit(describeCell(desk.coverage, { cell: cell.id, name: `n${step}` }).change!)
      committed++
      if (random() < 0.6) sync.send()
      if (random() < 0.3) sync.news()
      if (random() < 0.5) await undefined
    }
    for (const { sync } of all) sync.send()
    await settled(...all)
    const setAside = all.flatMap(({ conflicts }) => conflicts.flatMap(({ mine }) => mine))
    expect(log.length + setAside.length).toBe(committed)
    expect(setAside.length).toBeGreaterThan(0)
    expect(writeCoverage(all[0]!.desk.coverage)).toBe(writeCoverage(all[1]!.desk.coverage))
  })
})
