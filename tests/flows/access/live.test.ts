import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GridCode, LayerCode, LiveMessage } from '../../../data/contracts/index.ts'
import { announce } from '../../../server/storage/announce.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { ASKERS, type Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { reaches, sees } from './oracle.ts'
import { PLACES } from './plant-world.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

const LAST = 'the last one'
const living = ASKERS.filter(({ session }) => session === 'living')

/** One message of each layer in each subdistrict and of an event in each grid, and who is to hear it. */
function messages() {
  const { layers } = world.inventory
  const packs = [...layers.values()].flatMap((layer) =>
    [WORLD.qingyuan, WORLD.linxi, '000000000'].map((subdistrict) => ({
      message: {
        kind: 'published' as const,
        layer: layer.code as LayerCode,
        subdistrict,
        version: '0',
      },
      subdistrict,
      hears: (asker: Asker) => reaches(asker, layer, subdistrict.replace(/^0+$/, '')),
    })),
  )
  const event = layers.get('EVENT')!
  const events = Object.values(PLACES)
    .filter(({ grid }) => grid !== '')
    .map(({ grid }) => ({
      message: {
        kind: 'event' as const,
        no: `E-${grid}`,
        state: 'doing',
        subdistrict: grid.slice(0, 9),
        grid: grid as GridCode,
      },
      subdistrict: grid.slice(0, 9),
      hears: (asker: Asker) => sees(asker, 'map.read', { layer: event, place: grid }),
    }))
  return [...packs, ...events]
}

const nameOf = (message: LiveMessage) =>
  message.kind === 'event'
    ? message.no
    : `${message.layer} ${'subdistrict' in message ? message.subdistrict : ''}`

async function listen(asker: Asker, from: number) {
  const answer = await world.app.ask(asker, '/live', { headers: { 'Last-Event-ID': String(from) } })
  const reader = answer.body!.getReader()
  let text = ''
  const decoder = new TextDecoder()
  while (!text.includes(LAST)) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return [...text.matchAll(/^data: (\{.*"kind".*)$/gm)].map(
    ([, json]) => JSON.parse(json!) as LiveMessage,
  )
}

describe('the live stream', () => {
  it('tells everybody of what they may see and of nothing else', async () => {
    const { db, services } = world.app
    const from = services.live.lastId()
    const all = messages()
    for (const { message, subdistrict } of all) {
      await db.transaction((client) => announce(client, message, subdistrict))
    }
    await expect.poll(() => services.live.lastId()).toBe(from + all.length)
    const problems: string[] = []
    for (const asker of living) {
      // Something that only the asker hears ends the reading.
      await db.transaction((client) =>
        announce(client, { kind: 'layerRemoved', layer: LAST as LayerCode }, '', asker.id),
      )
      const heard = await listen(asker, from)
      const wanted = all.filter(({ hears }) => hears(asker)).map(({ message }) => nameOf(message))
      const names = heard.filter((m) => m.kind !== 'layerRemoved').map(nameOf)
      problems.push(...differences(names, wanted).map((one) => `${asker.id} ${one}`))
    }
    expect(problems).toEqual([])
  })
})
