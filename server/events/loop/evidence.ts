import type { EventCourse, EventState, LayerScope } from '../../../data/contracts/index.ts'
import { Refusal } from '../../../data/contracts/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import type { EventEvidence } from '../../../data/rules/event-loop/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'

export interface ComesWith {
  photos: readonly string[]
  /** Where the sender stands. */
  lonLat?: readonly [number, number]
  into?: string
}

interface PhotoRow {
  digest: string
  moment: 'before' | 'after' | 'report'
  lon: number | null
  lat: number | null
  sent_by: string
}

/** What can be said about the photos and the other event that come with an action. */
export async function gatherEvidence(
  client: Queryable,
  scope: LayerScope,
  event: { no: string; lon: number; lat: number },
  { photos, lonLat, into }: ComesWith,
): Promise<EventEvidence> {
  const found = await findOwnPhotos(client, scope.userId, photos)
  const places = found.flatMap(({ lon, lat }) =>
    lon !== null && lat !== null ? [[lon, lat] as const] : lonLat ? [lonLat] : [],
  )
  const distances = places.map((place) => distanceM(place, [event.lon, event.lat]))
  return {
    photos: found.length,
    photosBefore: found.filter(({ moment }) => moment !== 'after').length,
    ...(distances.length > 0 && { nearestPhotoM: Math.min(...distances) }),
    ...(into !== undefined && (await parentEvidence(client, scope, into))),
  }
}

/** Nobody acts with somebody else's photos. */
export async function findOwnPhotos(
  client: Queryable,
  userId: string,
  digests: readonly string[],
): Promise<PhotoRow[]> {
  if (digests.length === 0) return []
  const rows = await client.query<PhotoRow>(
    'select digest, moment, lon, lat, sent_by from event_photo where digest = any($1) and sent_by = $2',
    [digests, userId],
  )
  if (rows.length < new Set(digests).size) {
    throw new Refusal(422, 'photo-unknown', 'photos: One of these has not been sent before.', {
      field: 'photos',
    })
  }
  return rows
}

async function parentEvidence(
  client: Queryable,
  scope: LayerScope,
  into: string,
): Promise<Pick<EventEvidence, 'parentState' | 'isParentMerged'>> {
  const parent = await client.first<{ state: EventState; merged: EventCourse['mergedInto'] }>(
    'select state, merged_into as merged from grid_event where no = $1 and grid like any($2::text[])',
    [into, visibleAreas(scope).patterns],
  )
  return parent ? { parentState: parent.state, isParentMerged: parent.merged !== null } : {}
}

export async function usePhotos(
  client: Queryable,
  { subdistrict, no }: { subdistrict: string; no: string },
  seq: number,
  digests: readonly string[],
): Promise<void> {
  if (digests.length === 0) return
  await client.execute(
    `insert into event_photo_use (subdistrict, no, digest, seq)
     select $1, $2, digest, $4 from unnest($3::text[]) as digest on conflict do nothing`,
    [subdistrict, no, digests, seq],
  )
}
