import type { Operation } from '../../../data/contracts/index.ts'
import { hashPassword } from '../../../server/security/passwords.ts'
import type { CrawlWorld } from './crawl.ts'
import { post } from './fixture.ts'
import { ASKERS, type Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { knows, may, sees } from './oracle.ts'
import { readAnswer } from './read-body.ts'

const PASSWORD = 'a long one for programs'
const CHOSEN = ['p:mixed', 'p:gridWorker@community', 'p:steward@grid', 'p:disabled', 'p:lapsed']

/** What programs may send, told again. */
export const SENT_BY_PROGRAMS: readonly (readonly [path: string, needs: Operation])[] = [
  ['/api/events', 'event.report'],
  ['/api/events/batch', 'event.report'],
  ['/api/sensors', 'event.report'],
  ['/api/sensor-readings', 'event.report'],
  ['/api/weather-warnings', 'event.desk'],
]

/** Programs come by name and password and get what may be taken away, which is less than what may be looked at. */
export async function checkBasic(world: CrawlWorld): Promise<string[]> {
  const { db } = world.app
  const hash = await hashPassword(PASSWORD)
  await db.execute('update user_account set password_hash = $1 where id = any($2)', [hash, CHOSEN])
  const problems: string[] = []
  for (const asker of ASKERS.filter(({ id }) => CHOSEN.includes(id))) {
    const found = await checkOne(world, asker)
    problems.push(...found.map((one) => `${asker.id} by password: ${one}`))
  }
  return problems
}

async function checkOne({ app, inventory }: CrawlWorld, asker: Asker): Promise<string[]> {
  const ask = async (path: string, password = PASSWORD, init: RequestInit = {}) => {
    const credentials = Buffer.from(`${asker.id.slice(2)}:${password}`).toString('base64')
    const headers = { ...init.headers, Authorization: `Basic ${credentials}` }
    return readAnswer(await app.app.request(path, { ...init, headers }))
  }
  const wrong: string[] = []
  const expectStatus = async (status: number, path: string, password?: string) => {
    const answer = await ask(path, password)
    if (answer.status !== status) wrong.push(`${path} ${answer.status} instead of ${status}`)
    return answer
  }
  const isEnabled = asker.session === 'living'
  const status = !isEnabled ? 401 : may(asker, 'data.export') ? 200 : 403
  await expectStatus(401, '/api/layers')
  await expectStatus(401, '/packs/CATERING/330199001.fgb')
  await expectStatus(401, '/ogc/collections', 'not this one')
  const { json } = await expectStatus(status, '/ogc/collections')
  // Who is kept out is not let try this often. An empty body is refused for its form: nothing is written here.
  for (const [path, needs] of isEnabled ? SENT_BY_PROGRAMS : []) {
    const answer = await ask(path, PASSWORD, post({}))
    if ((answer.status === 403) === may(asker, needs)) wrong.push(`POST ${path} ${answer.status}`)
  }
  if (status !== 200) return wrong
  const layers = [...inventory.layers.values()]
  const known = layers.filter((layer) => knows(asker, 'data.export', layer))
  const listed = (json as { collections: { id: string }[] }).collections.map(({ id }) => id)
  wrong.push(
    ...differences(
      listed,
      known.map(({ code }) => code),
    ),
  )
  for (const layer of layers) {
    const path = `/ogc/collections/${layer.code}/items?limit=1000`
    const items = await expectStatus(known.includes(layer) ? 200 : 404, path)
    const { features = [] } = items.json as { features?: { id: string }[] }
    const wanted = inventory.things
      .filter((thing) => thing.layer === layer && sees(asker, 'data.export', thing))
      .map(({ code }) => code)
    wrong.push(
      ...differences(
        features.map(({ id }) => id),
        wanted,
      ),
    )
  }
  return wrong
}
