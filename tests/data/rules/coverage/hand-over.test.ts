import { expect, test } from 'vitest'
import { type Charge, handOver } from '../../../../data/rules/coverage/hand-over.ts'
import { seededRandom } from '../../../bench/lib/random.ts'

test.each([1, 2, 3, 4])('the lists together are the difference of the plans (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const items = Array.from({ length: 500 }, (_, k): Charge => ({ id: `B${k}`, kind: 'building' }))
  const draw = () => {
    const cells = new Map(items.map(({ id }) => [id, random() < 0.03 ? null : `c${pick(12)}`]))
    const workers = new Map(
      Array.from({ length: 12 }, (_, c) => [`c${c}`, [`w${pick(9)}`, `w${pick(9)}`]]),
    )
    return {
      cellOf: ({ id }: Charge) => cells.get(id) ?? null,
      workersOf: (cell: string) => workers.get(cell) ?? [],
    }
  }
  const [before, after] = [draw(), draw()]
  const lists = handOver(items, before, after)
  const duties = (plan: typeof before) =>
    new Set(
      items.flatMap((item) => {
        const cell = plan.cellOf(item)
        return cell === null ? [] : plan.workersOf(cell).map((worker) => `${worker} ${item.id}`)
      }),
    )
  const [had, has] = [duties(before), duties(after)]
  const said = (part: 'comes' | 'goes') =>
    lists.flatMap(({ worker, ...list }) => list[part].map(({ id }) => `${worker} ${id}`)).sort()
  expect(said('comes')).toEqual([...has].filter((duty) => !had.has(duty)).sort())
  expect(said('goes')).toEqual([...had].filter((duty) => !has.has(duty)).sort())
})

test('a cell that is renamed, with its worker, changes nothing', () => {
  const house: Charge = { id: 'B1', kind: 'building' }
  const plan = (cell: string) => ({ cellOf: () => cell, workersOf: () => ['Wang'] })
  expect(handOver([house], plan('a'), plan('b'))).toEqual([])
})
