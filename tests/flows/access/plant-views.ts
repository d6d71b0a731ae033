import type { Database } from '../../../server/storage/database.ts'
import { STANDING_EXAMPLE } from '../../builders/question/standing-example.ts'
import { type Canaries, canary } from './canaries.ts'
import { OWNER_ID } from './holders.ts'

/** A question and a query that their owner has shared with nobody. */
export async function plantViews(db: Database, canaries: Canaries): Promise<void> {
  const own = (field: string) =>
    canary(canaries, { layer: 'VIEW', place: '', grade: 1, owner: OWNER_ID, field })
  await db.execute('insert into saved_view (id, owner, name, question) values ($1, $2, $3, $4)', [
    'planted-question',
    OWNER_ID,
    own('name of a view'),
    JSON.stringify(STANDING_EXAMPLE),
  ])
  await db.execute('insert into saved_view (id, owner, name, sql) values ($1, $2, $3, $4)', [
    'planted-query',
    OWNER_ID,
    own('name of a view'),
    `select '${own('SQL of a view')}'`,
  ])
}
