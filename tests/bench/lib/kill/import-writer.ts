import { setTimeout as pause } from 'node:timers/promises'
import type { ImportJob } from '../../../../data/contracts/index.ts'
import type { Database } from '../../../../server/storage/database.ts'
import type { Client } from './client.ts'
import type { Writer, WriterCounts } from './writer.ts'

const FEATURES = 40
const KEPT_LAYERS = 3
const LOOK_EVERY_MS = 40

/** `?` = asked for, no answer yet. */
type State = 'there' | 'gone' | '?'

interface Layer {
  job: string
  state: State
}

/** Brings layers, takes them back or removes them. */
export function importWriter(client: Client, number: number, username: string): Writer {
  const layers = new Map<string, Layer>()
  const counts: WriterCounts = { acknowledged: 0, doubtful: 0 }
  let serial = 0

  const settle = (layer: Layer, wanted: State, kind: string) => {
    if (kind === 'acknowledged') {
      layer.state = wanted
      counts.acknowledged++
    } else counts.doubtful++
  }

  const bring = async (isOver: () => boolean) => {
    const code = `OWN_KILL_${number}_${++serial}`
    const job = await upload(client, code)
    if (job === undefined || !(await untilRead(client, job, isOver))) return
    const layer: Layer = { job, state: '?' }
    layers.set(code, layer)
    const { kind } = await client.ask('POST', `/api/imports/${job}/commit`, {})
    settle(layer, 'there', kind)
  }

  const remove = async (code: string, layer: Layer) => {
    layer.state = '?'
    const isUndo = serial % 2 === 0
    const { kind } = isUndo
      ? await client.ask('POST', `/api/imports/${layer.job}/undo`, {})
      : await client.ask('DELETE', `/api/layers/${code}`)
    settle(layer, 'gone', kind)
  }

  return {
    name: `imports ${number}`,
    step: async (isOver) => {
      if (client.cookie() === undefined && !(await client.signIn(username))) return
      const there = [...layers].filter(([, { state }]) => state === 'there')
      const [oldest] = there
      if (oldest && there.length >= KEPT_LAYERS) await remove(...oldest)
      else await bring(isOver)
    },
    check: async (db) => {
      const problems: string[] = []
      for (const [code, layer] of layers) {
        const found = await findLayer(db, code, layer.job)
        problems.push(...judge(code, layer, found))
        layer.state = found.defined ? 'there' : 'gone'
        if (layer.state === 'gone') layers.delete(code)
      }
      return problems
    },
    counts: () => counts,
  }
}

async function upload(client: Client, layer: string): Promise<string | undefined> {
  const form = new FormData()
  form.set('layer', layer)
  form.set('file', new File([JSON.stringify(collection())], 'kill.geojson'))
  const outcome = await client.ask<ImportJob>('POST', '/api/imports', form)
  if (outcome.kind === 'refused') throw new Error(`${layer}: ${outcome.status} ${outcome.text}`)
  return outcome.kind === 'acknowledged' ? outcome.body.id : undefined
}

function collection(): object {
  const features = Array.from({ length: FEATURES }, (_, i) => ({
    type: 'Feature',
    properties: { name: `井 ${i}`, depth: i },
    geometry: { type: 'Point', coordinates: [120 + (i % 30) * 0.0005, 30.251 + (i % 7) * 0.0005] },
  }))
  return { type: 'FeatureCollection', features }
}

async function untilRead(client: Client, job: string, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const outcome = await client.ask<ImportJob>('GET', `/api/imports/${job}`)
    if (outcome.kind !== 'acknowledged') return false
    if (outcome.body.state === 'ready') return true
    if (outcome.body.state === 'failed') throw new Error(`${job}: ${outcome.body.error?.message}`)
    await pause(LOOK_EVERY_MS)
  }
  return false
}

interface Found {
  defined: boolean
  features: number
  job: string
  commits: number
}

async function findLayer(db: Database, code: string, job: string): Promise<Found> {
  const row = await db.first<Found>(
    `select
       exists (select from own_layer where code = $1) as defined,
       (select count(*)::int from map_feature where layer = $1) as features,
       (select job->>'state' from import_job where id = $2) as job,
       (select count(*)::int from audit_trail where action = 'import.commit' and target = $1) as commits`,
    [code, job],
  )
  return row!
}

function judge(
  code: string,
  { state }: Layer,
  { defined, features, job, commits }: Found,
): string[] {
  const problems: string[] = []
  if (state === 'there' && !defined) problems.push(`${code} was acknowledged and is missing`)
  if (state === 'gone' && defined) problems.push(`${code} was removed and is back`)
  if (features !== (defined ? FEATURES : 0)) problems.push(`${code} has ${features} features`)
  if (defined && job !== 'committed') problems.push(`${code} is there, its import is ${job}`)
  if (commits > 1) problems.push(`${code} is in the audit ${commits} times`)
  if (defined && commits !== 1) problems.push(`${code} is not in the audit`)
  return problems
}
