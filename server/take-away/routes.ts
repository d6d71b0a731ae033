import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  Refusal,
  type Scope,
  TAKE_AWAY_KINDS,
  TAKE_AWAY_REASONS,
  type TakeAwayPermit,
} from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { findLayer } from '../security/layer-catalogue.ts'
import { readBody } from '../security/read-body.ts'
import { scopeFor } from '../security/scope.ts'
import type { Services } from '../services.ts'
import { coversWhatIsSeen } from './covers-what-is-seen.ts'

const wished = v.pipe(
  v.strictObject({
    kind: v.picklist(TAKE_AWAY_KINDS),
    reason: v.picklist(TAKE_AWAY_REASONS),
    note: v.optional(
      v.pipe(v.string(), v.trim(), v.minLength(2, 'is too short'), v.maxLength(100, 'is too long')),
    ),
    from: v.picklist(['question', 'sql']),
    layers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(60)),
    fields: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(300)),
    rows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9)),
    area: v.pipe(v.string(), v.regex(/^\d{0,15}$/, 'must be a prefix of a grid code')),
  }),
  v.forward(
    v.check(({ reason, note }) => reason !== 'other' || note !== undefined, 'say what it is for'),
    ['note'],
  ),
)

/**
 * `POST /api/take-away`: asked before an answer leaves the page. The rows are in the browser already; what is decided and
 * written down here is whether they may go on from there.
 */
export function takeAwayRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const { kind, reason, note, from, layers, fields, rows, area } = await readBody(c, wished)
    const seen = scopeFor(await wholeScope(services, c), 'data.analyse')
    for (const code of layers) {
      const mayTake = await findLayer(services, c.get('scope'), code)
      const sees = await findLayer(services, seen, code)
      if (!coversWhatIsSeen(mayTake, sees, area)) throw narrower(mayTake.areas)
    }
    const id = randomBytes(9).toString('base64url')
    const { userId } = c.get('session')
    await audit(services.db, {
      userId,
      action: 'answer.take',
      target: id,
      ...(area && { grid: area }),
      purpose: note ? `${reason}: ${note}` : reason,
      details: { kind, from, layers, fields, rows },
    })
    return c.json<TakeAwayPermit>({ id, at: new Date().toISOString() })
  })
  return app
}

/** What the session sees, not only what it may take away. */
async function wholeScope({ access }: Services, c: Context<AppEnv>): Promise<Scope> {
  const signedIn = await access.byId(c.get('session').id)
  if (signedIn === undefined) throw new Refusal(401, 'not-signed-in', 'Please sign in first.')
  return signedIn.scope
}

const narrower = (areas: readonly string[]) =>
  new Refusal(
    403,
    'take-away-narrower',
    'You see more of this than you may take away: narrow the answer down to an area of yours.',
    { areas },
  )
