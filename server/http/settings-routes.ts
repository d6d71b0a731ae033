import { Hono } from 'hono'
import type { Bilingual, Bounds, PublicSettings } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { AppEnv } from '../security/app-env.ts'
import { DEMO_ACCOUNTS } from '../security/demo-accounts.ts'
import type { Services } from '../services.ts'
import type { Database } from '../storage/database.ts'
import { publicBaseMap } from './base-map-setting.ts'

/** All of China, for an installation that has no district yet. */
const NO_DISTRICT = {
  bounds: [73.5, 18, 135.1, 53.6] as Bounds,
  district: { code: '', name: { zh: '', en: '' } },
}
const REMEMBER_MS = 10_000

/** `GET /api/settings`: what the page needs before anyone has signed in. */
export function settingsRoutes({ db, settings }: Services): Hono<AppEnv> {
  const { mode, version } = settings
  const baseMaps = settings.baseMaps.map(publicBaseMap)
  const demoAccounts = DEMO_ACCOUNTS.map(({ username, role, name }) => ({ username, role, name }))
  let known: { until: number; place: Promise<typeof NO_DISTRICT> } | undefined
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    if (!known || known.until < Date.now()) {
      known = { until: Date.now() + REMEMBER_MS, place: readDistrict(db) }
    }
    const answer: PublicSettings = {
      mode,
      version,
      demoAccounts: mode === 'demo' ? demoAccounts : [],
      ...(await known.place),
      baseMaps,
      ...(settings.oidc && { oidc: { name: settings.oidc.name } }),
    }
    c.header('Cache-Control', 'no-cache')
    return c.json(answer)
  })
  return app
}

async function readDistrict(db: Database): Promise<typeof NO_DISTRICT> {
  const row = await db.first<{ code: string; name: string; geometry: Buffer; en: string | null }>(
    `select division.code, division.name, division.geometry, setting.value ->> 'en' as en
     from division left join setting on setting.key = 'district.name'
     where level = 'district' and valid_to is null order by division.code limit 1`,
  )
  if (!row) return NO_DISTRICT
  const name: Bilingual = { zh: row.name, en: row.en ?? row.name }
  return {
    bounds: geometryBounds(decodeWkb(row.geometry)),
    district: { code: row.code.slice(0, 6), name },
  }
}
