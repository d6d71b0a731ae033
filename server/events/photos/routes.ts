import { Hono } from 'hono'
import { Refusal, type SentPhoto } from '../../../data/contracts/index.ts'
import { receivePhoto } from '../../http/receive-photo.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { gradeAt, scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { keepPhoto, openPhotoFiles } from '../../storage/photo-files.ts'

/** Faces may be on them. */
const PHOTO_GRADE = 2

/** `POST /api/event-photos`, `GET /api/event-photos/{digest}`: without position and device, for those who may see the event. */
export function eventPhotoRoutes({ db, settings, registry }: Services): Hono<AppEnv> {
  const layer = registry.layer('EVENT')!
  const files = openPhotoFiles(settings.dataDir)
  const app = new Hono<AppEnv>()

  app.post('/', async (c) => {
    const { bytes: sent, moment, lonLat } = await receivePhoto(c.req.raw)
    const { digest, ...photo } = await keepPhoto(files, sent)
    const [lon = null, lat = null] = photo.lonLat ?? lonLat ?? []
    const { mediaType, width, height, bytes } = photo
    await db.execute(
      `insert into event_photo (digest, media_type, bytes, width, height, moment, lon, lat, sent_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (digest, sent_by) do update set moment = excluded.moment, lon = excluded.lon, lat = excluded.lat`,
      [digest, mediaType, bytes.length, width, height, moment, lon, lat, c.get('session').userId],
    )
    const answer: SentPhoto = { digest, bytes: bytes.length, lonLat: photo.lonLat }
    return c.json(answer, 201)
  })

  app.get('/:digest', async (c) => {
    const digest = c.req.param('digest')
    const scope = scopeOn(c.get('scope'), layer)
    const found = /^[0-9a-f]{64}$/.test(digest) && scope ? await find(db, digest, scope.userId) : []
    const seen = found.find(
      ({ grid, is_own: isOwn }) =>
        isOwn ||
        (grid !== null && scope !== undefined && (gradeAt(scope, grid) ?? 0) >= PHOTO_GRADE),
    )
    const bytes = seen && (await files.read(digest))
    if (!seen || !bytes) throw new Refusal(404, 'photo-not-found', 'There is no such photo.')
    if (seen.no !== null) {
      await db.transaction((client) =>
        audit(client, {
          userId: c.get('session').userId,
          action: 'event.photo',
          target: `EVENT/${seen.no}`,
          layer: 'EVENT',
          grid: seen.grid ?? '',
          details: { photo: digest.slice(0, 12) },
        }),
      )
    }
    c.header('Content-Type', seen.media_type)
    c.header('Cache-Control', 'private, no-store')
    return c.body(new Uint8Array(bytes))
  })
  return app
}

interface FoundPhoto {
  media_type: string
  is_own: boolean
  no: string | null
  grid: string | null
}

/** Each way in which somebody may come to it: as its sender, or through an event. */
function find(db: Queryable, digest: string, userId: string): Promise<FoundPhoto[]> {
  return db.query<FoundPhoto>(
    `select photo.media_type, photo.sent_by = $2 as is_own, event.no, event.grid
     from event_photo as photo
     left join event_photo_use as used on used.digest = photo.digest
     left join grid_event as event on event.subdistrict = used.subdistrict and event.no = used.no
     where photo.digest = $1
     order by event.no nulls last`,
    [digest, userId],
  )
}
