import { hashPassword } from '../../../server/security/passwords.ts'
import type { CrawlWorld } from './crawl.ts'
import { ASKERS, type Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { knows, may, sees } from './oracle.ts'
import { readAnswer } from './read-body.ts'

const PASSWORD = 'a long one for programs'
const CHOSEN = ['p:mixed', 'p:gridWorker@community', 'p:steward@grid', 'p:disabled', 'p:lapsed']

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
  const ask = async (path: string, password = PASSWORD) => {
    const credentials = Buffer.from(`${asker.id.slice(2)}:${password}`).toString('base64')
    const headers = { Authorization: `Basic ${credentials}` }
    return readAnswer(await app.app.request(path, { headers }))
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
