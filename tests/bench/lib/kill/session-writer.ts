import type { Database } from '../../../../server/storage/database.ts'
import type { Client } from './client.ts'
import type { Writer, WriterCounts } from './writer.ts'

const KEPT_SESSIONS = 5

/** Signs in and out. A session that was given works after the kill, one that was ended does not. */
export function sessionWriter(client: Client, number: number, username: string): Writer {
  const open: string[] = []
  const ended: string[] = []
  const counts: WriterCounts = { acknowledged: 0, doubtful: 0 }

  const signOut = async () => {
    const cookie = open.shift()!
    client.use(cookie)
    const { kind } = await client.ask('DELETE', '/api/sessions/current')
    if (kind === 'acknowledged') {
      ended.push(cookie)
      counts.acknowledged++
    } else counts.doubtful++
  }

  return {
    name: `sign-ins ${number}`,
    step: async () => {
      if (open.length >= KEPT_SESSIONS) return signOut()
      if (await client.signIn(username)) {
        open.push(client.cookie()!)
        counts.acknowledged++
      } else counts.doubtful++
    },
    check: async (db) => {
      const problems: string[] = []
      for (const cookie of open) {
        const status = await whoAmI(client, cookie)
        if (status !== 200) problems.push(`a session of ${username} answers ${status}`)
      }
      for (const cookie of ended.splice(0)) {
        const status = await whoAmI(client, cookie)
        if (status !== 401) problems.push(`an ended session of ${username} answers ${status}`)
      }
      return [...problems, ...(await unaudited(db))]
    },
    counts: () => counts,
  }
}

async function whoAmI(client: Client, cookie: string): Promise<number> {
  client.use(cookie)
  const outcome = await client.ask('GET', '/api/sessions/current')
  return outcome.kind === 'acknowledged' ? 200 : outcome.kind === 'refused' ? outcome.status : 0
}

/** Nobody is in whose coming was not written down. */
async function unaudited(db: Database): Promise<string[]> {
  const rows = await db.query<{ userId: string }>(
    `select user_id as "userId" from session group by user_id
     having count(*) > (
       select count(*) from audit_trail where action = 'session.start' and audit_trail.user_id = session.user_id
     )`,
  )
  return rows.map(({ userId }) => `${userId} has more sessions than sign-ins in the audit`)
}
