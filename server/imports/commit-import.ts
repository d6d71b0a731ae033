import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ImportCommit,
  type ImportJob,
  type LayerDefinition,
  OUTSIDE_SUBDISTRICT,
  Refusal,
} from '../../data/contracts/index.ts'
import { parseLayerDefinition } from '../../data/registry/index.ts'
import { audit } from '../security/audit.ts'
import { sharedArea } from '../security/shared-area.ts'
import type { Services } from '../services.ts'
import { announce } from '../storage/announce.ts'
import type { CopyRow, Queryable } from '../storage/database.ts'
import { type GridLocator, openGridLocator } from '../storage/grid-locator.ts'
import { defineLayer } from './define-layer.ts'
import { jobFolder } from './job-files.ts'
import { type ReadResult, ROWS_FILE, type RowLine } from './reading/read-request.ts'
import { readLines } from './reading/spool.ts'
import { RESULT_FILE } from './start-import.ts'
import { lockJob, updateJob } from './store.ts'

type Needs = Pick<Services, 'db' | 'registry' | 'settings'>

const COLUMNS = [
  'subdistrict',
  'layer',
  'code',
  'name',
  'class',
  'lon',
  'lat',
  'geometry',
  'properties',
  'grid',
] as const
const SUBDISTRICT_DIGITS = 9

/** Makes a layer of what was read: definition, rows and the mark for the publisher, all or nothing. */
export async function commitImport(
  { db, settings, registry }: Needs,
  id: string,
  owner: string,
  wish: ImportCommit = {},
): Promise<ImportJob> {
  const folder = jobFolder(settings, id)
  const committed = await db.transaction(async (client) => {
    const job = await lockJob(client, id, owner)
    if (job.state !== 'ready') throw refuseState(job)
    const result = JSON.parse(await readFile(join(folder, RESULT_FILE), 'utf8')) as ReadResult
    const layer = await createLayer(client, registry, job, result, owner, wish)
    const locate = await openGridLocator(client, result.bounds)
    const subdistricts = new Set<string>()
    const rows = toCopyRows(readLines<RowLine>(join(folder, ROWS_FILE)), layer, locate, (code) =>
      subdistricts.add(code),
    )
    const count = await client.copyFrom('map_feature', COLUMNS, rows)
    for (const subdistrict of subdistricts) {
      await client.query('select mark_dirty($1, $2)', [layer.code, subdistrict])
    }
    const next: ImportJob = { ...job, state: 'committed', name: layer.name }
    await updateJob(client, next)
    await audit(client, {
      userId: owner,
      action: 'import.commit',
      target: layer.code,
      layer: layer.code,
      grid: sharedArea([...subdistricts].filter((code) => code !== OUTSIDE_SUBDISTRICT)),
      details: { import: job.id, features: count },
    })
    await announce(client, { kind: 'layerAdded', layer: layer.code })
    return next
  }, UNLIMITED)
  await rm(join(folder, ROWS_FILE), { force: true })
  return committed
}

const UNLIMITED = { statementTimeoutMs: 0 }

async function createLayer(
  client: Queryable,
  registry: Services['registry'],
  job: ImportJob,
  result: ReadResult,
  owner: string,
  wish: ImportCommit,
): Promise<LayerDefinition> {
  if (registry.layer(job.layer)) throw refuseTaken(job.layer)
  const used = await client.query<{ colour: string }>(
    `select definition->'symbol'->>'colour' as colour from own_layer where owner in ('', $1)`,
    [owner],
  )
  const definition = parseLayerDefinition(
    defineLayer(result, {
      code: job.layer,
      name: wish.name ?? job.name,
      ...(wish.colour ? { colour: wish.colour.toLowerCase() } : {}),
      usedColours: used.map(({ colour }) => colour),
    }),
  )
  const { fileName, format, crs, encoding, counts, remarks } = job
  const source = { import: job.id, fileName, format, crs, encoding, counts, remarks }
  const inserted = await client.execute(
    'insert into own_layer (code, owner, definition, source) values ($1, $2, $3, $4) on conflict do nothing',
    [definition.code, owner, definition, source],
  )
  if (inserted === 0) throw refuseTaken(definition.code)
  return definition
}

async function* toCopyRows(
  lines: AsyncIterable<RowLine>,
  layer: LayerDefinition,
  locate: GridLocator,
  onSubdistrict: (code: string) => void,
): AsyncGenerator<CopyRow> {
  for await (const [code, name, klass, lon, lat, wkb, properties] of lines) {
    const grid = locate(lon, lat)
    const subdistrict = grid === '' ? OUTSIDE_SUBDISTRICT : grid.slice(0, SUBDISTRICT_DIGITS)
    onSubdistrict(subdistrict)
    const geometry = Buffer.from(wkb, 'base64')
    yield [subdistrict, layer.code, code, name, klass, lon, lat, geometry, properties, grid]
  }
}

const refuseState = ({ state, error }: ImportJob) =>
  new Refusal(
    409,
    `import-${state}`,
    state === 'reading'
      ? 'The file is still being read.'
      : state === 'failed'
        ? `The file could not be read: ${error?.message ?? ''}`
        : 'This import is over already.',
  )

const refuseTaken = (code: string) =>
  new Refusal(409, 'layer-exists', `There is a layer ${code} already.`, { field: 'layer' })
