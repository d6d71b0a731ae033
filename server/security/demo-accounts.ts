import type { AreaPrefix, Bilingual, Role, Sensitivity } from '../../data/contracts/index.ts'
import type { Database } from '../storage/database.ts'
import { addAccount } from './accounts.ts'
import { hashPassword } from './passwords.ts'

export const DEMO_PASSWORD = 'onemap-demo'

interface DemoAccount {
  username: string
  role: Role
  name: Bilingual
  maxSensitivity: Sensitivity
  reach: 'district' | 'subdistrict' | 'grids'
}

const demo = (
  username: string,
  role: Role,
  zh: string,
  en: string,
  maxSensitivity: Sensitivity,
  reach: DemoAccount['reach'] = 'district',
): DemoAccount => ({ username, role, name: { zh, en }, maxSensitivity, reach })

/**
 * One account for each way of working; two for planning, since who draws does not approve, and two for command, which can be
 * handed over. In the order of the sign-in page.
 */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  demo('commander', 'commander', '指挥长', 'Commander', 3),
  demo('deputy', 'commander', '副指挥长', 'Deputy commander', 3),
  demo('planner', 'planner', '网格规划员', 'Grid planner', 2),
  demo('reviewer', 'planner', '网格审核员', 'Grid reviewer', 2),
  demo('analyst', 'analyst', '数据分析师', 'Analyst', 2),
  demo('steward', 'steward', '数据管理员', 'Data steward', 3),
  demo('worker', 'gridWorker', '网格员', 'Grid worker', 4, 'grids'),
  demo('handler', 'handler', '街道处置员', 'Subdistrict handler', 2, 'subdistrict'),
  demo('dispatcher', 'dispatcher', '街道分拨员', 'Subdistrict dispatcher', 3, 'subdistrict'),
  demo('auditor', 'auditor', '审计员', 'Auditor', 1),
  demo('admin', 'administrator', '系统管理员', 'Administrator', 1),
  demo('security', 'securityAdministrator', '安全管理员', 'Security administrator', 1),
]

const ID_PREFIX = 'demo:'

export const isDemoAccount = (userId: string): boolean => userId.startsWith(ID_PREFIX)

/** Creates those that are missing; areas come from the divisions and grids that are there. */
export async function ensureDemoAccounts(db: Database): Promise<void> {
  const existing = await db.query<{ id: string }>('select id from user_account')
  const known = new Set(existing.map((row) => row.id))
  const missing = DEMO_ACCOUNTS.filter((account) => !known.has(ID_PREFIX + account.username))
  if (missing.length === 0) return
  const areas = await findAreas(db)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await db.transaction(async (client) => {
    for (const { username, role, name, maxSensitivity, reach } of missing) {
      await addAccount(client, {
        id: ID_PREFIX + username,
        username,
        displayName: name.zh,
        passwordHash,
        assignments: [{ role, areas: areas[reach], layers: null, maxSensitivity }],
      })
    }
  })
}

async function findAreas(db: Database): Promise<Record<DemoAccount['reach'], AreaPrefix[]>> {
  const grids = await db.query<{ code: string }>(
    `select code from grid_cell where valid_to is null and kind = 'general' order by households desc, code limit 1`,
  )
  const first = grids[0]?.code ?? '330199001001001'
  const neighbours = await db.query<{ code: string }>(
    `select code from grid_cell where valid_to is null and community = $1 order by code limit 2`,
    [first.slice(0, 12)],
  )
  return {
    district: [first.slice(0, 6)],
    subdistrict: [first.slice(0, 9)],
    grids: neighbours.length > 0 ? neighbours.map((row) => row.code) : [first],
  }
}
