import { expect, test, vi } from 'vitest'
import type { EventState, LayerCode, LiveMessage, Scope } from '../../../data/contracts/index.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { createFanOut, type Hearer } from '../../../server/live/fan-out.ts'
import type { JournalEntry } from '../../../server/live/journal.ts'
import type { Services } from '../../../server/services.ts'
import { makeScope } from '../../builders/scope.ts'

const EAST = '330199001001001'
const WEST = '330199001001002'

/** About a layer that somebody has brought. */
const own = (id: number, owner: string): JournalEntry => ({
  id,
  subdistrict: '',
  owner,
  message: { kind: 'layerAdded', layer: 'OWN_WELLS' as LayerCode },
})

function entry(id: number, grid: string): JournalEntry {
  const message = { kind: 'event', no: `E${id}`, state: 'reported' as EventState, grid }
  const subdistrict = grid.slice(0, 9)
  return { id, subdistrict, owner: '', message: { ...message, subdistrict } as LiveMessage }
}

/** A journal that is written by the test, and the streams that hear it. */
function world() {
  const journal: JournalEntry[] = []
  let tell: (entry: JournalEntry) => void = () => undefined
  const live: Partial<Services['live']> = {
    lastId: () => journal.at(-1)?.id ?? 0,
    since: async (id, limit) => journal.filter((one) => one.id > id).slice(0, limit),
    subscribe: (listener) => {
      tell = listener
      return () => undefined
    },
  }
  const fanOut = createFanOut({ live, packs: {}, registry: loadRegistry() } as Services)
  const hear = async (position: number, scope: Scope = makeScope(), breaksOff = false) => {
    const written: Uint8Array[] = []
    let isOver = false
    const hearer: Hearer = {
      position,
      scope: () => (isOver ? undefined : scope),
      write: (bytes) => {
        written.push(bytes)
        isOver = breaksOff
      },
    }
    await fanOut.join(hearer)
    const ids = () =>
      [
        ...Buffer.concat(written)
          .toString()
          .matchAll(/^id: (\d+)$/gm),
      ].map(([, id]) => Number(id))
    return { hearer, written, ids, leave: () => fanOut.leave(hearer) }
  }
  const say = (...entries: JournalEntry[]) => {
    journal.push(...entries)
    for (const one of entries) tell(one)
  }
  return { hear, say }
}

test('everybody hears everything of their areas, in order, and those with the same rights the same bytes', async () => {
  const { hear, say } = world()
  const east = makeScope({ areas: [EAST] })
  const [one, other, partly] = [await hear(0), await hear(0), await hear(0, east)]
  say(entry(1, EAST), entry(2, WEST), entry(3, EAST))
  await vi.waitFor(() => expect(partly.ids()).toEqual([1, 3]))
  say(entry(7, WEST), entry(8, EAST))
  await vi.waitFor(() => expect(one.ids()).toEqual([1, 2, 3, 7, 8]))
  expect(other.ids()).toEqual(one.ids())
  expect(partly.ids()).toEqual([1, 3, 8])
  expect(other.written.every((bytes, index) => bytes === one.written[index])).toBe(true)
})

test('of a layer of somebody’s own only they hear, whoever else has the same rights', async () => {
  const { hear, say } = world()
  const [owner, other] = await Promise.all(
    ['a', 'b'].map((userId) => hear(0, makeScope({ userId }))),
  )
  say(own(1, 'a'), entry(2, EAST), own(3, 'b'))
  await vi.waitFor(() => expect(owner!.ids()).toEqual([1, 2]))
  expect(other!.ids()).toEqual([2, 3])
})

test('who comes back hears what was said meanwhile, once', async () => {
  const { hear, say } = world()
  const first = await hear(0)
  say(entry(1, EAST), entry(2, EAST))
  await vi.waitFor(() => expect(first.ids()).toEqual([1, 2]))
  first.leave()
  say(entry(3, EAST), entry(4, EAST))
  const [back, late] = await Promise.all([hear(1), hear(3)])
  say(entry(5, EAST))
  await vi.waitFor(() => expect(back.ids()).toEqual([2, 3, 4, 5]))
  await vi.waitFor(() => expect(late.ids()).toEqual([4, 5]))
  expect(first.ids()).toEqual([1, 2])
})

test('who breaks off while catching up is let go', async () => {
  const { hear, say } = world()
  const first = await hear(0)
  const many = Array.from({ length: 2_500 }, (_, index) => entry(index + 1, EAST))
  say(...many)
  await vi.waitFor(() => expect(first.ids().length).toBe(2_500))
  expect((await hear(0, makeScope(), true)).ids().length).toBe(1_000)
})
