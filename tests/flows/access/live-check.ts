import type { GridCode, LayerCode, LiveMessage } from '../../../data/contracts/index.ts'
import { announce } from '../../../server/storage/announce.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import type { CrawlWorld } from './crawl.ts'
import { ASKERS, type Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { reaches, sees } from './oracle.ts'
import { PLACES } from './plant-world.ts'

/** Announces something of each layer in each place and listens as everybody: what is heard that should not be, or is missed. */
export async function checkLive(world: CrawlWorld): Promise<string[]> {
  const { db, services } = world.app
  const from = services.live.lastId()
  const all = messages(world)
  for (const { message, subdistrict } of all) {
    await db.transaction((client) => announce(client, message, subdistrict))
  }
  while (services.live.lastId() < from + all.length) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const problems: string[] = []
  for (const asker of living) {
    // Something that only the asker hears ends the reading.
    await db.transaction((client) =>
      announce(client, { kind: 'layerRemoved', layer: LAST as LayerCode }, '', asker.id),
    )
    const heard = await listen(world, asker, from)
    const wanted = all.filter(({ hears }) => hears(asker)).map(({ message }) => nameOf(message))
    const names = heard.map(nameOf).filter((name) => !name.startsWith(LAST))
    problems.push(...differences(names, wanted).map((one) => `${asker.id} /live ${one}`))
  }
  return problems
}

const LAST = 'the last one'
const living = ASKERS.filter(({ session }) => session === 'living')

/** One message of each layer in each subdistrict and of an event in each grid, of plans and incidents, and who is to hear it. */
function messages({ inventory: { layers } }: CrawlWorld) {
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
  const plans = [WORLD.qingyuan, WORLD.linxi].map((subdistrict) => ({
    message: {
      kind: 'gridPlan' as const,
      id: `plan-${subdistrict}`,
      what: 'change' as const,
      version: 1,
      subdistrict,
    },
    subdistrict,
    hears: (asker: Asker) => reaches(asker, layers.get('GRID')!, subdistrict, 'grid.plan'),
  }))
  const { west, east, far } = WORLD.grids
  const incidents = [[west], [east, west], [far]].map((grids) => ({
    message: {
      kind: 'incident' as const,
      id: `incident-${grids}`,
      seq: 1,
      subdistrict: grids[0]!.slice(0, 9),
      grids: grids as GridCode[],
    },
    subdistrict: grids[0]!.slice(0, 9),
    hears: (asker: Asker) =>
      grids.some((place) => sees(asker, 'event.handle', { layer: layers.get('ADDRESS')!, place })),
  }))
  return [...packs, ...events, ...plans, ...incidents]
}

function nameOf(message: LiveMessage): string {
  if (message.kind === 'event') return message.no
  if (message.kind === 'incident' || message.kind === 'gridPlan') return message.id
  if (!('layer' in message)) return message.kind
  return `${message.layer} ${'subdistrict' in message ? message.subdistrict : ''}`
}

async function listen(world: CrawlWorld, asker: Asker, from: number): Promise<LiveMessage[]> {
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
