import { Hono } from 'hono'
import { type IncidentPhoto, Refusal } from '../../../data/contracts/index.ts'
import { receivePhoto } from '../../http/receive-photo.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { keepPhoto, openPhotoFiles } from '../../storage/photo-files.ts'
import { incidentAccess } from '../incident-access.ts'
import type { FollowIncident } from '../roll-call/follow-incident.ts'

/** Faces may be on them. */
const PHOTO_GRADE = 2

/** Pictures taken at doors: without position and device, for those who may see the door. */
export function doorPhotoRoutes(services: Services, follow: FollowIncident): Hono<AppEnv> {
  const { db, settings } = services
  const { doorScope, incidentOf } = incidentAccess(services)
  const files = openPhotoFiles(settings.dataDir)
  const app = new Hono<AppEnv>()

  app.post('/:id/photos', async (c) => {
    const row = await incidentOf(c)
    const { bytes: sent } = await receivePhoto(c.req.raw)
    const { digest, bytes, mediaType } = await keepPhoto(files, sent)
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      await client.execute(
        `insert into incident_photo (incident, digest, media_type, bytes, sent_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [row.id, digest, mediaType, bytes.length, userId],
      )
      await audit(client, {
        userId,
        action: 'incident.act',
        target: row.id,
        details: { photo: digest.slice(0, 12) },
      })
    })
    const answer: IncidentPhoto = { digest, bytes: bytes.length }
    return c.json(answer, 201)
  })

  app.get('/:id/photos/:digest', async (c) => {
    const row = await incidentOf(c)
    const digest = c.req.param('digest')
    const { userId } = c.get('scope')
    const photo = await db.first<{ media_type: string; sent_by: string }>(
      'select media_type, sent_by from incident_photo where incident = $1 and digest = $2',
      [row.id, digest],
    )
    const { doors, state } = await follow(db, row.id)
    const scope = doorScope(c)
    const isSeen = doors.some(
      ({ room, grid }) =>
        (gradeAt(scope, grid) ?? 0) >= PHOTO_GRADE &&
        state.ticks.get(room)?.photos.includes(digest),
    )
    const bytes =
      photo && (isSeen || photo.sent_by === userId) ? await files.read(digest) : undefined
    if (!photo || !bytes) throw new Refusal(404, 'photo-not-found', 'There is no such photo.')
    await db.transaction((client) =>
      audit(client, {
        userId,
        action: 'incident.photo',
        target: row.id,
        layer: 'ADDRESS',
        details: { photo: digest.slice(0, 12) },
      }),
    )
    c.header('Content-Type', photo.media_type)
    return c.body(new Uint8Array(bytes))
  })
  return app
}
