import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { crawl } from './crawl.ts'
import { disguises } from './disguises.ts'
import { ASKERS, type Asker } from './holders.ts'
import { GRID_PLAN } from './plant-grid-plan.ts'
import { statePurpose } from './purpose-check.ts'
import { unpacked } from './unpacked.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld(2)
})
afterAll(() => world?.close())

const asker = (id: string): Asker => ASKERS.find((one) => one.id === id)!
const secrets = () => [...world.canaries].filter(([, { grade }]) => grade > 1).map(([text]) => text)
const OPTIONS = { maxZoom: 15, searchEvery: 15 }
describe('of canaries planted in all that is sensitive', () => {
  it.each([
    'p:nobody',
    'p:newcomer',
    'p:mixed',
    'p:gridWorker@community',
    'p:analyst@grid',
    'p:steward@district',
  ])('%s meets none outside of their rights', async (id) => {
    const { problems, requests } = await crawl(world, asker(id), OPTIONS)
    expect(problems).toEqual([])
    expect(requests).toBeGreaterThan(500)
  })

  it.each(['p:gridWorker@community', 'p:commander@district', 'p:analyst@scattered'])(
    '%s meets those of their grade and place once a purpose is stated',
    async (id) => {
      await statePurpose(world, asker(id))
      const { problems } = await crawl(world, asker(id), { ...OPTIONS, hasPurpose: true })
      expect(problems).toEqual([])
    },
  )

  it('some are met by who may: the crawl is not blind', async () => {
    const who = asker('p:commander@district')
    await statePurpose(world, who)
    const item = world.inventory.things.find(
      ({ layer, title }) => layer.code === 'CATERING' && title.startsWith('Qz'),
    )!
    const card = await world.app.ask(who, `/api/features/CATERING/${item.code}`)
    expect(await card.text()).toMatch(/"key":"manager","value":"Qz[a-z]{6}zQ"/)
  })

  it('none stands in the log of the server', () => {
    expect(world.app.log.length).toBeGreaterThan(100)
    const secret = secrets()
    const log = world.app.log.join('')
    expect(secret.filter((text) => log.includes(text))).toEqual([])
  })

  it('none stands in the audit', async () => {
    const rows = await world.app.db.query<{ text: string }>(
      'select to_jsonb(audit_trail)::text as text from audit_trail union all select content::text from audit_pending',
    )
    expect(rows.length).toBeGreaterThan(10)
    const all = rows.map(({ text }) => text).join('\n')
    expect(secrets().filter((text) => all.includes(text))).toEqual([])
  })
})

describe('what looks through the answers', () => {
  it.each(['xlsx', 'gpkg'])('sees the workers of a plan in its %s', async (format) => {
    const file = await world.app.ask(
      asker('p:planner@district'),
      `/api/grid-files/${GRID_PLAN}?format=${format}`,
    )
    const texts = (await unpacked(new Uint8Array(await file.arrayBuffer()))).flatMap(disguises)
    const [worker] = [...world.canaries].find(([, { field }]) => field === 'worker of a plan')!
    expect(texts.some((text) => text.includes(worker))).toBe(true)
  })

  it.each([
    ['UTF-16', Buffer.from('Qzbcdfghzq', 'utf16le')],
    ['base64', Buffer.from(Buffer.from('x in Qzbcdfghzq y').toString('base64'))],
    ['percent-encoding', Buffer.from('%51%7Abcdfghzq')],
    ['JSON escapes', Buffer.from('\\u0051zbcdfghzq')],
    ['hexadecimal', Buffer.from(Buffer.from('Qzbcdfghzq').toString('hex'))],
  ])('sees through %s', (_, bytes) => {
    expect(disguises(bytes).some((text) => text.includes('Qzbcdfghzq'))).toBe(true)
  })
})
