import { addAccount, disableAccount } from '../../../../server/security/accounts.ts'
import { audit } from '../../../../server/security/audit.ts'
import { hashPassword } from '../../../../server/security/passwords.ts'
import type { Database, Queryable } from '../../../../server/storage/database.ts'
import type { Writer, WriterCounts } from './writer.ts'

type State = 'added' | 'disabled' | '?'

/** Adds accounts with their rights and disables them, each with its audit entry, as the command line does. */
export function accountWriter(beside: () => Database, number: number): Writer {
  const accounts = new Map<string, State>()
  const counts: WriterCounts = { acknowledged: 0, doubtful: 0 }
  let serial = 0

  const change = async (id: string, state: State, act: (client: Queryable) => Promise<unknown>) => {
    accounts.set(id, '?')
    try {
      await beside().transaction(act)
      accounts.set(id, state)
      counts.acknowledged++
    } catch (error) {
      if (!isBroken(error)) throw error
      counts.doubtful++
    }
  }

  return {
    name: `accounts ${number}`,
    step: async () => {
      const [oldest] = [...accounts].filter(([, state]) => state === 'added')
      if (oldest && accounts.size % 2 === 0) await change(oldest[0], 'disabled', disable(oldest[0]))
      else {
        const id = `user:kill-${number}-${++serial}`
        await change(id, 'added', add(id))
      }
    },
    check: async (db) => {
      const problems: string[] = []
      for (const [id, state] of accounts) {
        const found = await findAccount(db, id)
        problems.push(...judge(id, state, found))
        if (found.exists && !found.disabled) accounts.set(id, 'added')
        else accounts.delete(id)
      }
      return problems
    },
    counts: () => counts,
  }
}

const nameOf = (id: string) => id.slice('user:'.length)

const add = (id: string) => async (client: Queryable) => {
  const username = nameOf(id)
  const assignments = [
    { role: 'analyst', areas: ['330199001'], layers: null, maxSensitivity: 2 },
    { role: 'steward', areas: ['330199002'], layers: null, maxSensitivity: 2 },
  ] as const
  await addAccount(client, {
    id,
    username,
    displayName: username,
    passwordHash: await hashPassword(id + id),
    assignments,
  })
  await audit(client, { userId: 'command-line', action: 'user.add', target: id })
}

const disable = (id: string) => async (client: Queryable) => {
  await disableAccount(client, nameOf(id))
  await audit(client, { userId: 'command-line', action: 'user.disable', target: id })
}

/** The connection or the database went away under it; anything else is a fault of this bench. */
function isBroken(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    /^(57P|08|ECONN|EPIPE|ENOENT)/.test(code) ||
    /terminated|timeout|closed|not queryable/i.test(message)
  )
}

interface Found {
  exists: boolean
  disabled: boolean
  grants: number
  added: number
  disablings: number
}

async function findAccount(db: Database, id: string): Promise<Found> {
  const row = await db.first<Found>(
    `select
       exists (select from user_account where id = $1) as exists,
       exists (select from user_account where id = $1 and disabled) as disabled,
       (select count(*)::int from role_assignment where user_id = $1) as grants,
       (select count(*)::int from audit_trail where target = $1 and action = 'user.add') as added,
       (select count(*)::int from audit_trail where target = $1 and action = 'user.disable') as disablings`,
    [id],
  )
  return row!
}

function judge(id: string, state: State, found: Found): string[] {
  const { exists, disabled, grants, added, disablings } = found
  const problems: string[] = []
  if (state !== '?' && !exists) problems.push(`${id} was acknowledged and is missing`)
  if (state === 'disabled' && !disabled) problems.push(`${id} was disabled and is not`)
  if (grants !== (exists ? 2 : 0)) problems.push(`${id} has ${grants} of its 2 grants`)
  if (added !== Number(exists)) problems.push(`${id} is in the audit ${added} times`)
  if (disablings !== Number(disabled)) problems.push(`${id} was disabled ${disablings} times`)
  return problems
}
