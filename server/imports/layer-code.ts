import { type LayerCode, parseLayerCode, Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'

/** The code that the new layer will have: as asked for, or made of the file's name. */
export async function chooseLayerCode(
  { db, registry }: Pick<Services, 'registry'> & { db: Queryable },
  wanted: string | undefined,
  fileName: string,
  jobId: string,
): Promise<LayerCode> {
  if (wanted !== undefined) {
    const code = parseLayerCode(wanted)
    if (!code) throw refuseForm(wanted)
    if (registry.layer(code)) throw refuseRegistry(code)
    if (await isTaken(db, code)) throw refuseTaken(code)
    return code
  }
  const base = codeOf(fileName) ?? `OWN_${jobId.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()}`
  for (let n = 1; ; n++) {
    const code = parseLayerCode(n === 1 ? base.slice(0, 40) : `${base.slice(0, 35)}_${n}`)
    if (code && !(await isTaken(db, code))) return code
  }
}

/** `taxi zones.shp` → `OWN_TAXI_ZONES`; names without Latin letters give none. */
function codeOf(fileName: string): string | undefined {
  const stem = stemOf(fileName)
  const word = stem
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  return /[A-Z]{2}/.test(word) ? `OWN_${word}`.slice(0, 40) : undefined
}

/** File name without what only says how it is written. */
export function stemOf(fileName: string): string {
  return (
    fileName.replace(/(\.(gz|zip|geojson|json|ndjson|csv|tsv|txt|shp|fgb|dbf))+$/i, '') || fileName
  )
}

/** Jobs that have not been committed keep their code as well: two drops of one file are two layers. */
async function isTaken(db: Queryable, code: string): Promise<boolean> {
  const row = await db.first(
    `select 1 from own_layer where code = $1
     union all
     select 1 from import_job where layer = $1 and job->>'state' in ('reading', 'ready')
       and created_at > now() - interval '1 day'`,
    [code],
  )
  return row !== undefined
}

const refuseForm = (code: string) =>
  new Refusal(
    422,
    'layer-code',
    `“${code.slice(0, 60)}” cannot be a layer code; it takes capital letters, digits and underscores, e.g. OWN_SCHOOLS.`,
    { field: 'layer' },
  )

const refuseRegistry = (code: string) =>
  new Refusal(
    422,
    'registry-layer',
    `${code} is a layer of the district: name it as the target of the import with its sender, or choose a code of your own, e.g. OWN_${code}.`,
    { field: 'layer' },
  )

const refuseTaken = (code: string) =>
  new Refusal(
    409,
    'layer-exists',
    `There is a layer ${code} already; choose another code or remove that layer first.`,
    { field: 'layer' },
  )
