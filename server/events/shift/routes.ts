import { type Context, Hono } from 'hono'
import type { ShiftHandover } from '../../../data/contracts/index.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { type ActingAs, eventNotFound } from '../loop/act.ts'
import { actorOf } from '../loop/actor.ts'
import { answerHandover, handoverNotFound } from './answer.ts'
import { type Handover, heldBy, listHandovers, offerHandover, takersOf } from './handovers.ts'
import { handoverAnswer, newHandover } from './schemas.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/api/shift-handovers`: 交接班. */
export function shiftRoutes({ db, registry }: Services): Hono<AppEnv> {
  const layer = registry.layer('EVENT')!
  const app = new Hono<AppEnv>()
  const asker = (c: Context<AppEnv>): ActingAs => {
    const scope = scopeOn(c.get('scope'), layer)
    if (!scope) throw eventNotFound()
    return { registry, scope, actor: actorOf(c.get('scope'), layer) }
  }

  app.get('/', async (c) => {
    const { scope } = asker(c)
    return c.json((await listHandovers(db, scope)).map(shown))
  })

  app.get('/takers', async (c) => {
    const { scope } = asker(c)
    const held = await heldBy(db, scope.userId)
    return c.json(await takersOf(db, registry, scope, held))
  })

  app.post('/', async (c) => {
    const { scope } = asker(c)
    const { to, nos, note } = await readBody(c, newHandover)
    const id = await db.transaction((client) =>
      offerHandover(client, registry, scope, { to, nos, note: note.trim() }),
    )
    const [handover] = await listHandovers(db, scope, id)
    return c.json(shown(handover!), 201)
  })

  app.post('/:id/answer', async (c) => {
    const as = asker(c)
    const id = c.req.param('id')
    const { answer } = await readBody(c, handoverAnswer)
    if (!UUID.test(id)) throw handoverNotFound()
    const result = await answerHandover({ db }, as, id, answer)
    const [handover] = await listHandovers(db, as.scope, id)
    return c.json({ handover: shown(handover!), ...result })
  })
  return app
}

const shown = ({ fromUser: _from, toUser: _to, nos: _nos, ...handover }: Handover): ShiftHandover =>
  handover
