import { Hono } from 'hono'
import * as v from 'valibot'
import {
  type LayerScope,
  type PersonSearchResult,
  parseRoomCode,
  Refusal,
  type RoomResidents,
  type Scope,
} from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import { currentPurpose, purposeText } from '../security/purpose.ts'
import { readBody } from '../security/read-body.ts'
import { AUDITED_GRADE } from '../security/readable-attributes.ts'
import { gradeAt } from '../security/scope.ts'
import { normalId, normalPhone } from '../security/secrets/normal-numbers.ts'
import { idIndexes, phoneIndexes } from '../security/secrets/person-secret.ts'
import type { Services } from '../services.ts'
import { createSearchLimit } from './search-limit.ts'
import { isClear, SECRET_GRADE, showResident } from './show-resident.ts'
import { findPerson, listResidents } from './store.ts'

const roomQuery = v.strictObject({ room: v.string() })

/** The messages say nothing of what came: it is a personal number, or nearly one. */
const searchBody = v.union(
  [
    v.strictObject({
      idNumber: v.pipe(
        v.string(),
        v.transform(normalId),
        v.regex(/^[0-9A-Z]{6,20}$/, 'must be the number of a document'),
      ),
    }),
    v.strictObject({
      phone: v.pipe(
        v.string(),
        v.transform(normalPhone),
        v.regex(/^\d{7,12}$/, 'must be a phone number'),
      ),
    }),
  ],
  'must be {"idNumber"} or {"phone"} with a whole number',
)

/** `GET /api/people?room=` and `POST /api/people/search`. */
export function peopleRoutes({ db, keys, registry }: Services): Hono<AppEnv> {
  const countSearch = createSearchLimit()
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })
  const scopeOf = (scope: Scope): LayerScope => {
    const found = findRegisteredLayer({ registry }, scope, 'RESIDENT')
    if (found === undefined) throw notFound()
    return found
  }

  app.get('/', async (c) => {
    const room = parseRoomCode(readQuery(c, roomQuery).room)
    const scope = scopeOf(c.get('scope'))
    if (room === undefined) throw notFound()
    const answer = await db.transaction(async (client): Promise<RoomResidents> => {
      const rows = await listResidents(client, room)
      const { grid, building } = rows[0] ?? {}
      const grade = grid === undefined ? undefined : gradeAt(scope, grid)
      // An empty room and one that may not be seen answer alike: that somebody lives there is of grade 3 itself.
      if (grid === undefined || grade === undefined || grade < AUDITED_GRADE) throw notFound()
      const purpose = await currentPurpose(client, c.get('session'))
      const look = { grade, hasPurpose: purpose !== null }
      await keys.ensure(rows.flatMap((row) => row.key_version ?? []))
      const people = rows.map((row) => showResident(keys, row, look))
      const fields = isClear(look) ? ['name', 'idNumber', 'phone'] : []
      await audit(client, {
        userId: scope.userId,
        action: 'people.read',
        target: room,
        layer: 'RESIDENT',
        grid,
        ...(building && { building }),
        ...(purpose && { purpose: purposeText(purpose) }),
        details: { disclosed: ['residence', ...fields], people: people.length },
      })
      return { room, people }
    })
    return c.json(answer)
  })

  app.post('/search', async (c) => {
    const scope = scopeOf(c.get('scope'))
    if (!scope.grades.some(({ grade }) => grade >= SECRET_GRADE)) throw notFound()
    const wanted = await readBody(c, searchBody)
    countSearch(scope.userId)
    // Without keys nothing would be found, as if nobody were there: `current` refuses.
    if (keys.isLocked) void keys.current
    const by = {
      ids: 'idNumber' in wanted ? idIndexes(keys, wanted.idNumber) : [],
      phones: 'phone' in wanted ? phoneIndexes(keys, wanted.phone) : [],
    }
    const answer = await db.transaction(async (client): Promise<PersonSearchResult> => {
      const purpose = await currentPurpose(client, c.get('session'))
      if (purpose === null) {
        throw new Refusal(403, 'purpose-needed', 'Say first what you look for this person for.')
      }
      const rows = await findPerson(client, scope, by)
      const seen = rows.filter((row) => (gradeAt(scope, row.grid) ?? 1) >= SECRET_GRADE)
      await keys.ensure(seen.flatMap((row) => row.key_version ?? []))
      await audit(client, {
        userId: scope.userId,
        action: 'people.search',
        target: 'idNumber' in wanted ? 'idNumber' : 'phone',
        layer: 'RESIDENT',
        purpose: purposeText(purpose),
        details: { hits: seen.length, rooms: seen.map((row) => row.room) },
      })
      const look = { grade: SECRET_GRADE as 4, hasPurpose: true }
      return {
        hits: seen.map((row) => ({
          ...showResident(keys, row, look),
          room: row.room,
          building: row.building,
          address: row.address ?? '',
          grid: row.grid,
          lonLat: [row.lon, row.lat],
        })),
      }
    })
    return c.json(answer)
  })
  return app
}

function notFound(): Refusal {
  return new Refusal(404, 'people-not-found', 'There is nobody to show here.')
}
