import { WORLD } from '../../builders/tiny-world/codes.ts'
import type { CrawlWorld } from './crawl.ts'
import { sample } from './fixture.ts'
import { ASKERS, type Asker } from './holders.ts'
import { gradeFor } from './oracle.ts'
import { readAnswer } from './read-body.ts'

const CHOSEN = /^p:(mixed|graded|gridWorker@\w+|analyst@\w+)$/

/** Whoever has said what for sees personal values of their grade where they hold it, and none above or elsewhere. */
export async function checkPurposes(world: CrawlWorld): Promise<string[]> {
  const problems: string[] = []
  for (const asker of ASKERS.filter(({ id }) => CHOSEN.test(id))) {
    await statePurpose(world, asker)
    for (const path of personalPaths(world)) {
      const answer = await readAnswer(await world.app.ask(asker, path))
      const told = world.mentions(asker, answer.text, true)
      problems.push(...told.map((one) => `${asker.id} ${path}: ${one}`))
    }
    const unseen = await missingManager(world, asker)
    if (unseen) problems.push(`${asker.id}: ${unseen}`)
    problems.push(...(await searchPeople(world, asker)))
    await world.app.ask(asker, '/api/sessions/current/purpose', { method: 'DELETE' })
  }
  return problems
}

export async function statePurpose({ app }: CrawlWorld, asker: Asker): Promise<void> {
  await app.ask(asker, '/api/sessions/current/purpose', send({ purpose: 'visit' }, 'PUT'))
}

const send = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

function personalPaths({ inventory }: CrawlWorld): string[] {
  const events = inventory.things.filter(({ layer }) => layer.code === 'EVENT')
  return [
    ...sample(inventory).map(({ layer, code }) => `/api/features/${layer.code}/${code}`),
    ...sample(inventory).map(({ layer, code }) => `/ogc/collections/${layer.code}/items/${code}`),
    ...events.map(({ code }) => `/api/events/${code}`),
    ...Object.values(WORLD.rooms).map((room) => `/api/people?room=${room}`),
  ]
}

/** The other way round: what may be seen is. */
async function missingManager({ app, inventory }: CrawlWorld, asker: Asker) {
  const layer = inventory.layers.get('CATERING')!
  const item = inventory.things.find(
    (thing) =>
      thing.layer === layer &&
      thing.title.startsWith('Qz') &&
      gradeFor(asker, 'map.read', layer, thing.place) >= 3,
  )
  if (item === undefined) return undefined
  const card = await app.ask(asker, `/api/features/CATERING/${item.code}`)
  const isClear = /"key":"manager","value":"Qz[a-z]{6}zQ"/.test(await card.text())
  return isClear ? undefined : `does not see the manager of ${item.code}`
}

/** Everybody is looked for by number: found are those who live where the asker holds the fourth grade. */
async function searchPeople(world: CrawlWorld, asker: Asker): Promise<string[]> {
  const residents = world.inventory.layers.get('RESIDENT')!
  const numbers = [...world.canaries].filter(([, { field }]) => field === 'idNumber')
  const problems: string[] = []
  for (const [idNumber, { place }] of numbers) {
    const answer = await readAnswer(
      await world.app.ask(asker, '/api/people/search', send({ idNumber })),
    )
    const wanted = gradeFor(asker, 'map.read', residents, place) >= 4
    const isFound = answer.status === 200 && answer.text.includes(idNumber)
    if (isFound !== wanted) {
      problems.push(`${asker.id} ${isFound ? 'finds' : 'misses'} somebody in ${place}`)
    }
  }
  return problems
}
