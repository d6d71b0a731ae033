import { expect, test } from 'vitest'
import { GrownPack, type MadePack, type PackTask } from '../../../server/publish/make-pack.ts'
import { type PackMaker, packMakerBySize } from '../../../server/publish/pack-maker.ts'

const MADE = { featureCount: 5 } as MadePack
const taskOf = (currentFeatureCount?: number) => ({ currentFeatureCount }) as PackTask

/** Says who was asked, and for how many rows at most. */
function makers(smallFails?: Error) {
  const asked: string[] = []
  const maker = (name: string, fails?: Error) =>
    ({
      make: async ({ mostRows }: PackTask) => {
        asked.push(mostRows === undefined ? name : `${name} ≤ ${mostRows}`)
        if (fails) throw fails
        return MADE
      },
    }) as PackMaker
  return { asked, maker: packMakerBySize(maker('here', smallFails), maker('thread')) }
}

test('a pack that is small is made here, one that is large or new in a thread', async () => {
  const { asked, maker } = makers()
  for (const count of [90, 90_000, undefined]) await maker.make(taskOf(count))
  expect(asked).toEqual(['here ≤ 4000', 'thread', 'thread'])
})

test('a small one that has grown is handed over', async () => {
  const { asked, maker } = makers(new GrownPack('CATERING of 330199101 has 12000 rows.'))
  expect(await maker.make(taskOf(90))).toBe(MADE)
  expect(asked).toEqual(['here ≤ 4000', 'thread'])
})

test('what else goes wrong here is not tried again', async () => {
  const { asked, maker } = makers(new Error('the disk is full'))
  await expect(maker.make(taskOf(90))).rejects.toThrow('the disk is full')
  expect(asked).toEqual(['here ≤ 4000'])
})
