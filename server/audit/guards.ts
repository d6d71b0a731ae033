import { createHash } from 'node:crypto'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { Fault } from './verify-chain.ts'

const GUARDS = loadSql(import.meta.url, 'guards.sql')

/** Triggers of migration 0012 with the SHA-256 of what they run. */
const EXPECTED: Readonly<Record<string, string>> = {
  audit_chain: 'chain_audit_entry',
  audit_entry_kept: 'keep_audit',
  audit_entry_whole: 'keep_audit',
  audit_content_kept: 'keep_audit',
  audit_content_whole: 'keep_audit',
}

const FUNCTION_HASHES: Readonly<Record<string, string>> = {
  chain_audit_entry: 'eddea23945030716b90e089656544a98d176f95f3aa751665a418f69337d4002',
  keep_audit: '09381f390c98fb225e5ccc0988faddfce92927b707e317ffb7dd4a632cbd22d7',
}

/** What is wrong with that which chains and protects the entries, as halves of sentences. */
export async function checkGuards(client: Queryable): Promise<Omit<Fault, 'seq'>[]> {
  const found = await client.query<{ trigger: string; enabled: boolean; source: string }>(GUARDS)
  const faults = Object.entries(EXPECTED).flatMap(([trigger, functionName]) => {
    const guard = found.find((one) => one.trigger === trigger)
    if (!guard) {
      return [{ what: `the trigger ${trigger} is gone`, whatZh: `触发器 ${trigger} 不见了` }]
    }
    if (!guard.enabled) {
      return [
        { what: `the trigger ${trigger} is switched off`, whatZh: `触发器 ${trigger} 被关闭` },
      ]
    }
    const hash = createHash('sha256').update(guard.source).digest('hex')
    return hash === FUNCTION_HASHES[functionName]
      ? []
      : [
          {
            what: `what the trigger ${trigger} runs has been changed`,
            whatZh: `触发器 ${trigger} 的内容被改动`,
          },
        ]
  })
  const waiting = await client.first<{ count: number }>(
    'select count(*)::int as count from audit_pending',
  )
  const count = waiting?.count ?? 0
  if (count === 0) return faults
  const what = `${count} acts were never given their place in the chain`
  return [...faults, { what, whatZh: `${count} 个操作没有排进链中` }]
}
