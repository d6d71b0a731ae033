import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { Refusal, ROLES, type ViewWish } from '../../data/contracts/index.ts'
import { parseQuestion } from '../../data/rules/question/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import {
  deleteView,
  findView,
  insertView,
  listViews,
  noteSeen,
  subscribe,
  unsubscribe,
  updateView,
  type Viewer,
} from './store.ts'

const viewBody = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(100)),
  question: v.record(v.string(), v.unknown()),
  sharedWith: v.strictObject({
    roles: v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length)),
    accounts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(100)),
  }),
})

/**
 * `/api/views`: questions under a name. Only the question is kept, so a view shows everybody what their own scope
 * permits; the owner alone changes it, removes it and says who may open it.
 */
export function viewRoutes({ db }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => c.json(await listViews(db, viewerOf(c))))
  app.get('/:id', async (c) => {
    const viewer = viewerOf(c)
    const view = await findView(db, viewer, c.req.param('id'))
    await noteSeen(db, viewer.userId, view.id)
    return c.json(view)
  })
  app.post('/', async (c) => {
    const wish = await readWish(c)
    const viewer = viewerOf(c)
    const id = await db.transaction(async (client) => {
      const made = await insertView(client, viewer.userId, wish)
      await audit(client, entry(viewer, 'view.save', made, wish))
      return made
    })
    return c.json(await findView(db, viewer, id), 201)
  })
  app.put('/:id', async (c) => {
    const wish = await readWish(c)
    const viewer = viewerOf(c)
    const id = c.req.param('id')
    await db.transaction(async (client) => {
      await updateView(client, viewer.userId, id, wish)
      await audit(client, entry(viewer, 'view.change', id, wish))
    })
    return c.json(await findView(db, viewer, id))
  })
  app.delete('/:id', async (c) => {
    const viewer = viewerOf(c)
    const id = c.req.param('id')
    await db.transaction(async (client) => {
      await deleteView(client, viewer.userId, id)
      await audit(client, { userId: viewer.userId, action: 'view.remove', target: id })
    })
    return c.body(null, 204)
  })
  app.put('/:id/subscription', async (c) => {
    const viewer = viewerOf(c)
    const { id } = await findView(db, viewer, c.req.param('id'))
    await subscribe(db, viewer.userId, id)
    return c.body(null, 204)
  })
  app.delete('/:id/subscription', async (c) => {
    const viewer = viewerOf(c)
    const { id } = await findView(db, viewer, c.req.param('id'))
    await unsubscribe(db, viewer.userId, id)
    return c.body(null, 204)
  })
  return app
}

const viewerOf = (c: Context<AppEnv>): Viewer => ({
  userId: c.get('session').userId,
  roles: c.get('scope').roles,
})

async function readWish(c: Context<AppEnv>): Promise<ViewWish> {
  const body = await readBody(c, viewBody)
  const parsed = parseQuestion(body.question)
  if ('fault' in parsed) {
    throw new Refusal(422, 'invalid', `question.${parsed.fault}`, { field: 'question' })
  }
  return { ...body, question: parsed.question }
}

/** What is asked may name places and people: only whom it was given to is written down. */
const entry = (
  { userId }: Viewer,
  action: 'view.save' | 'view.change',
  target: string,
  wish: ViewWish,
) => ({
  userId,
  action,
  target,
  details: {
    what: wish.question.what,
    roles: wish.sharedWith.roles,
    accounts: wish.sharedWith.accounts,
  },
})
