import { type Context, Hono } from 'hono'
import { Refusal, type ViewWish } from '../../data/contracts/index.ts'
import { layersOf, parseQuestion } from '../../data/rules/question/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import { layersOfSql } from './layers-of-sql.ts'
import { subscriptionBody, viewBody } from './schemas.ts'
import {
  deleteView,
  findView,
  insertView,
  type KeptView,
  listViews,
  noteSeen,
  subscribe,
  unsubscribe,
  updateView,
  type Viewer,
} from './store.ts'
import { tellSubscribers } from './tell-subscribers.ts'

/**
 * `/api/views`: questions and SQL under a name. Only what is asked is kept, so a view shows everybody what their own scope
 * permits; the owner alone changes it, removes it and says who may open it.
 */
export function viewRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()
  const viewerOf = async (c: Context<AppEnv>): Promise<Viewer> => {
    const scope = c.get('scope')
    const layers = await listLayers(services, scope)
    const seen = layers.flatMap(({ layer, areas }) =>
      areas.map((area) => ({ layer: layer.code, area })),
    )
    return { userId: scope.userId, roles: scope.roles, seen }
  }
  app.get('/', async (c) => c.json(await listViews(db, await viewerOf(c))))
  app.get('/:id', async (c) => {
    const viewer = await viewerOf(c)
    const view = await findView(db, viewer, c.req.param('id'))
    if (c.req.query('peek') === undefined) await noteSeen(db, viewer.userId, view.id)
    return c.json(view)
  })
  app.post('/', async (c) => {
    const wish = await readWish(c, services)
    const { userId } = c.get('session')
    const id = await db.transaction(async (client) => {
      const made = await insertView(client, userId, wish)
      await audit(client, entry(userId, 'view.save', made, wish))
      return made
    })
    return c.json(await findView(db, await viewerOf(c), id), 201)
  })
  app.put('/:id', async (c) => {
    const wish = await readWish(c, services)
    const { userId } = c.get('session')
    const id = c.req.param('id')
    await db.transaction(async (client) => {
      await updateView(client, userId, id, wish)
      await tellSubscribers(client, id, userId)
      await audit(client, entry(userId, 'view.change', id, wish))
    })
    return c.json(await findView(db, await viewerOf(c), id))
  })
  app.delete('/:id', async (c) => {
    const { userId } = c.get('session')
    const id = c.req.param('id')
    await db.transaction(async (client) => {
      await tellSubscribers(client, id, userId)
      await deleteView(client, userId, id)
      await audit(client, { userId, action: 'view.remove', target: id })
    })
    return c.body(null, 204)
  })
  app.put('/:id/subscription', async (c) => {
    const wish = await readBody(c, subscriptionBody)
    const viewer = await viewerOf(c)
    const { id } = await findView(db, viewer, c.req.param('id'))
    await subscribe(db, viewer.userId, id, wish)
    return c.body(null, 204)
  })
  app.delete('/:id/subscription', async (c) => {
    const viewer = await viewerOf(c)
    const { id } = await findView(db, viewer, c.req.param('id'))
    await unsubscribe(db, viewer.userId, id)
    return c.body(null, 204)
  })
  return app
}

async function readWish(c: Context<AppEnv>, { registry }: Services): Promise<KeptView> {
  const { question, sql, ...rest } = await readBody(c, viewBody)
  if (sql !== undefined) {
    return { ...rest, content: { kind: 'sql', sql }, layers: layersOfSql(sql, registry.layers) }
  }
  const parsed = parseQuestion(question)
  if ('fault' in parsed) {
    throw new Refusal(422, 'invalid', `question.${parsed.fault}`, { field: 'question' })
  }
  const content = { kind: 'question', question: parsed.question } as const
  return { ...rest, content, layers: layersOf(parsed.question) }
}

/** What is asked may name places and people: only whom it was given to is written down. */
const entry = (
  userId: string,
  action: 'view.save' | 'view.change',
  target: string,
  { layers, sharedWith }: Pick<ViewWish, 'sharedWith'> & Pick<KeptView, 'layers'>,
) => ({
  userId,
  action,
  target,
  details: { layers, roles: sharedWith.roles, accounts: sharedWith.accounts },
})
