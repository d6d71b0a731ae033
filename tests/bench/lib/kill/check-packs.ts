import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { LayerSummary } from '../../../../data/contracts/index.ts'
import type { Database } from '../../../../server/storage/database.ts'
import { packPath } from '../../../../server/storage/pack-paths.ts'
import type { Client } from './client.ts'

const PATIENCE_MS = 30_000

/** What is marked is published in the end, every current pack has its files, and the layers count what the tables hold. */
export async function checkPacks(db: Database, dataDir: string, client: Client): Promise<string[]> {
  if (!(await untilClean(db))) return ['packs stay dirty']
  return [...(await missingFiles(db, dataDir)), ...(await wrongCounts(db, client))]
}

async function untilClean(db: Database): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const row = await db.first<{ dirty: boolean }>(
      'select exists (select from dirty_pack) as dirty',
    )
    if (row?.dirty === false) return true
    await pause(50)
  }
  return false
}

async function missingFiles(db: Database, dataDir: string): Promise<string[]> {
  const packs = await db.query<{
    layer: string
    subdistrict: string
    version: number
    byteCount: number
  }>('select layer, subdistrict, version, byte_count as "byteCount" from pack where current')
  return packs.flatMap((pack) => {
    const path = join(dataDir, 'packs', packPath(pack, 'detail'))
    if (!existsSync(path)) return [`${pack.layer} ${pack.subdistrict} has no file`]
    return statSync(path).size === pack.byteCount ? [] : [`${path} has another size`]
  })
}

/** A layer may just have been told to the server: asked until it agrees. */
async function wrongCounts(db: Database, client: Client): Promise<string[]> {
  const wanted = await db.query<{ code: string; features: number }>(
    `select own_layer.code, count(map_feature.code)::int as features
     from own_layer left join map_feature on map_feature.layer = own_layer.code
     where owner = 'demo:commander' group by own_layer.code`,
  )
  const end = Date.now() + PATIENCE_MS
  while (true) {
    const outcome = await client.ask<LayerSummary[]>('GET', '/api/layers')
    const layers = outcome.kind === 'acknowledged' ? outcome.body : []
    const countOf = (code: string) => layers.find((layer) => layer.code === code)?.featureCount
    const wrong = wanted.filter(({ code, features }) => countOf(code) !== features)
    if (wrong.length === 0) return []
    if (Date.now() > end) return wrong.map(({ code }) => `${code} shows ${countOf(code)} features`)
    await pause(50)
  }
}
