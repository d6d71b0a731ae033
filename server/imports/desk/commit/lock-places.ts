import type { Queryable } from '../../../storage/database.ts'
import type { DeskRun } from '../targets/target-store.ts'

/**
 * One import at a time for each target and subdistrict, in any number of processes; always in the same order, so that two
 * never wait for each other. Held until the end of the transaction.
 */
export async function lockPlaces(
  client: Queryable,
  { job, target, sender }: DeskRun,
): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtext('import ' || place.target), hashtext(place.subdistrict))
     from (
       select $2::text as target, subdistrict from import_row where job = $1 and subdistrict <> ''
       union
       select $2, subdistrict from import_key where target = $2 and sender = $3
       order by 1, 2
     ) as place`,
    [job, target.code, sender],
  )
}

/** The same for what an import has changed. */
export async function lockChanged(client: Queryable, target: string): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtext('import ' || $1), hashtext(subdistrict))
     from (select distinct subdistrict from import_key where target = $1 order by 1) as place`,
    [target],
  )
}
