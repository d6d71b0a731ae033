import { expect, it } from 'vitest'
import type { EventSurroundings } from '../../../data/contracts/index.ts'
import { purgePhotos } from '../../../server/events/photos/purge.ts'
import { openPhotoFiles } from '../../../server/storage/photo-files.ts'
import { photoAt } from '../../builders/photo.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app, get } = useTinyApp()
const { report, act, sendPhoto } = loopClient(app)
const DOOR = [120.003, 30.253] as const

it('removes photos that were kept long enough, and no other', async () => {
  const { db, services } = app()
  const files = openPhotoFiles(services.settings.dataDir)
  const photo = async (pixel: number) =>
    (await sendPhoto('worker', photoAt(...DOOR, pixel))).body.digest
  const [ended, open, unused, fresh] = [
    await photo(1),
    await photo(2),
    await photo(3),
    await photo(4),
  ]
  const tell = async (digest: string) =>
    (await report('worker', { subclass: 'noise', photos: [digest], place: { lonLat: DOOR } })).body
      .no
  const no = await tell(ended)
  await tell(open)
  await act('commander', no, { verb: 'void', reason: '误报' })
  await db.execute(
    `update event_photo set sent_at = now() - interval '3 days' where digest <> $1`,
    [fresh],
  )
  expect(await purgePhotos(db, files, 30)).toBe(1)
  const there = async () =>
    Promise.all(
      [ended, open, unused, fresh].map(async (one) => (await files.read(one)) !== undefined),
    )
  expect(await there()).toEqual([true, true, false, true])

  // What is led here keeps its times: they are moved where they lie.
  await db.execute('alter table grid_event disable trigger user')
  await db.execute(
    `update grid_event set reported_at = now() - interval '60 days', closed_at = now() - interval '40 days' where no = $1`,
    [no],
  )
  await db.execute('alter table grid_event enable trigger user')
  expect(await purgePhotos(db, files, 30)).toBe(1)
  expect(await there()).toEqual([false, true, false, true])
  expect(await purgePhotos(db, files, 30)).toBe(0)
})

it('draws what is around a place, as far as one may see it', async () => {
  const path = '/api/event-surroundings?at=120.003,30.253'
  const codes = async (user: 'worker' | 'commander') =>
    (await get<EventSurroundings>(user, path)).buildings.map(({ code }) => code as string)
  expect(await codes('commander')).toContain(WORLD.buildings.slab3)
  const seen = await codes('worker')
  expect(seen).toContain(WORLD.buildings.slab3)
  expect(seen).not.toContain(WORLD.buildings.far)
  const { buildings } = await get<EventSurroundings>('commander', path)
  expect(buildings[0]!.ring.length).toBeGreaterThan(3)
})
