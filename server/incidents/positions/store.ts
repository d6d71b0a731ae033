import type { IncidentPosition, NewPosition } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { showPosition } from '../survey/find-nearby.ts'

/** Answers whether this is the first one since its owner agreed. */
export async function keepPosition(
  client: Queryable,
  incident: string,
  userId: string,
  { lonLat: [lon, lat], accuracyM, responder }: NewPosition,
): Promise<boolean> {
  const row = await client.first<{ is_new: boolean }>(
    `insert into incident_position (incident, by_user, name, lon, lat, accuracy_m)
     select $1, $2, coalesce($3, (select display_name from user_account where id = $2), $2), $4, $5, $6
     on conflict (incident, by_user, name)
     do update set lon = excluded.lon, lat = excluded.lat, accuracy_m = excluded.accuracy_m, at = now()
     returning xmax = 0 as is_new`,
    [incident, userId, responder ?? null, lon, lat, accuracyM],
  )
  return row!.is_new
}

/** Consent withdrawn; `responder`: one of several who share an account. */
export async function withdrawPosition(
  client: Queryable,
  incident: string,
  userId: string,
  responder: string | null,
): Promise<void> {
  await client.execute(
    `delete from incident_position
      where incident = $1 and by_user = $2 and ($3::text is null or name = $3)`,
    [incident, userId, responder],
  )
}

export async function listPositions(
  client: Queryable,
  incident: { id: string; title: string },
): Promise<IncidentPosition[]> {
  const rows = await client.query<Parameters<typeof showPosition>[0]>(
    `select name, lon, lat, accuracy_m, at, $2 as incident from incident_position
      where incident = $1 order by name limit 1000`,
    [incident.id, incident.title],
  )
  return rows.map(showPosition)
}

/** Nobody is on duty any more. */
export async function forgetPositions(client: Queryable, incident: string): Promise<void> {
  await client.execute('delete from incident_position where incident = $1', [incident])
}

/** Phones that fell silent: where they were last is nobody's business after half an hour. */
export async function forgetOldPositions(client: Queryable): Promise<void> {
  await client.execute(
    `delete from incident_position as position
      where position.at < now() - interval '30 minutes'
         or exists (select from incident where incident.id = position.incident and incident.closed_at is not null)`,
  )
}
