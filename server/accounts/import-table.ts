import {
  type OneTimePassword,
  Refusal,
  type TableImport,
  type TableImportResult,
} from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import { checkInput } from '../security/read-body.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { createAccount } from './change-accounts.ts'
import { addGrant } from './change-grants.ts'
import { readInstant, readRole, readTable, splitCell, type TableRow } from './read-table.ts'
import { fieldOf } from './refused-field.ts'
import { newAccount, newGrant } from './schemas.ts'

/** Accounts out of a table: the columns username and name. Rights are for the security administrator to import. */
export function importAccounts(
  db: Database,
  { csv, commit = false }: TableImport,
  by: string,
): Promise<TableImportResult> {
  const rows = readTable(csv, ['username'])
  return takeRows(db, rows, commit, async (client, { username = '', name = '' }) => {
    const account = checkInput(newAccount, { username, displayName: name })
    return createAccount(client, account, by)
  })
}

/** Grants out of a table, for accounts that are there: username, role, areas; if need be layers, grade, from, to. */
export function importGrants(
  { db, registry }: { db: Database; registry: Registry },
  { csv, commit = false }: TableImport,
  by: string,
): Promise<TableImportResult> {
  const rows = readTable(csv, ['username', 'role', 'areas'])
  return takeRows(db, rows, commit, async (client, cells) => {
    const { username = '', role, areas, layers, grade = '2', from, to } = cells
    const account = await client.first<{ id: string }>(
      'select id from user_account where username = $1',
      [username],
    )
    if (account === undefined) {
      throw new Refusal(422, 'unknown-account', `There is no account "${username}".`, {
        field: 'username',
      })
    }
    const isAll = layers === undefined || /^(all|全部)$/i.test(layers)
    const grant = checkInput(newGrant, {
      account: account.id,
      role: readRole(role),
      areas: splitCell(areas),
      layers: isAll ? 'all' : splitCell(layers),
      maxSensitivity: Number(grade),
      ...(from && { from: readInstant(from) }),
      ...(to && { to: readInstant(to) }),
    })
    await addGrant({ client, registry, by }, grant)
    return undefined
  })
}

type TakeRow = (client: Queryable, cells: TableRow['cells']) => Promise<OneTimePassword | undefined>

/** The good rows are taken, the bad ones are told; looking only is doing everything and taking it back. */
async function takeRows(
  db: Database,
  rows: readonly TableRow[],
  commit: boolean,
  take: TakeRow,
): Promise<TableImportResult> {
  const result = { good: 0, bad: [] as TableImportResult['bad'][number][], committed: commit }
  const passwords: OneTimePassword[] = []
  const lookedAt = new Error('Only looked at')
  const work = async (client: Queryable) => {
    for (const { row, cells } of rows) {
      try {
        const password = await take(client, cells)
        if (password) passwords.push(password)
        result.good++
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { code, message } = error
        const field = fieldOf(error)
        result.bad.push({ row, code, field, value: cells.username ?? '', message })
      }
    }
    if (!commit) throw lookedAt
  }
  try {
    await db.transaction(work, { statementTimeoutMs: 0 })
  } catch (error) {
    if (error !== lookedAt) throw error
  }
  return { ...result, passwords: commit ? passwords : [] }
}
