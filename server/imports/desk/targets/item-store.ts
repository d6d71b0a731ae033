import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { classValues, stateValues } from '../../../../data/registry/index.ts'
import { makeItemCode } from '../../../../data/rules/check-digits.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql, type SqlFile } from '../../../storage/sql-file.ts'
import { placeIdentity } from '../check/row-key.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

const sql = (name: string) => loadSql(import.meta.url, `items-${name}.sql`)
const MATCH = sql('match')
const SITES = sql('sites')
const NEXT = sql('next')
const UNKNOWN = sql('unknown')
const CLASSIFY = sql('classify')
const MISSING = sql('missing')
const COMING = sql('coming')
const REMEMBER = sql('remember')
const ADD = sql('add')
const INSERT = sql('insert')
const RETIRE = sql('retire')
const VALUES = sql('values')
const SEEN = sql('seen')

/** Things of the thematic layers. */
export function itemStore({ layer }: DeskTarget): TargetStore {
  return {
    serials: 'item',
    layers: [layer.code],
    freshCode: makeItemCode,
    identity: ({ values, text }, at) => [values.title ?? text, ...placeIdentity(at)],
    title: ({ text }) => `${text.slice(-40)} ${layer.name.zh}`.trim(),
    compare,
    seen,
    apply,
    valuesOf,
  }
}

async function seen(client: Queryable, { target }: DeskRun): Promise<string> {
  const row = await client.first<{ seen: string; sites: string }>(SEEN, [
    target.code,
    target.base === 'site',
  ])
  return `${row?.seen} ${row?.sites}`
}

async function valuesOf(client: Queryable, { code }: DeskTarget, codes: readonly string[]) {
  if (codes.length === 0) return new Map()
  const rows = await client.query<{ code: string; values: Record<string, unknown> }>(VALUES, [
    code,
    codes,
  ])
  return new Map(rows.map((row) => [row.code, row.values]))
}

async function compare(client: Queryable, run: DeskRun): Promise<void> {
  const { job, target, sender, patterns } = run
  if (target.base === 'site') await client.execute(SITES, [job])
  await client.execute(MATCH, [job, target.code, sender])
  await client.execute(UNKNOWN, [job])
  await client.execute(after(NEXT, CLASSIFY), [{ ...nextParam(run), onlyKnown: true }, patterns])
  if (run.isComplete) await client.execute(MISSING, [job, target.code, sender, patterns])
}

async function apply(
  client: Queryable,
  run: DeskRun,
  onProgress: (share: number) => void,
): Promise<void> {
  const { job, target } = run
  await client.execute(
    `create temp table coming on commit drop as
     select ''::text as old_subdistrict, ''::text as old_code, 0 as part, layer_item.* from layer_item where false`,
  )
  await client.execute(after(NEXT, COMING), [nextParam(run), PART_ROWS])
  onProgress(COMING_SHARE)
  await client.execute('analyze coming (old_subdistrict, old_code, subdistrict, layer, code, part)')
  await client.execute(REMEMBER, [job])
  await client.execute(
    `delete from layer_item using coming
     where layer_item.subdistrict = coming.old_subdistrict and layer_item.layer = coming.layer
       and layer_item.code = coming.old_code`,
  )
  await client.execute(INSERT, [job])
  const last = await client.first<{ part: number | null }>('select max(part) as part from coming')
  const parts = (last?.part ?? -1) + 1
  for (let part = 0; part < parts; part++) {
    await client.execute(ADD, [job, part])
    onProgress(COMING_SHARE + ((1 - COMING_SHARE) * (part + 1)) / parts)
  }
  await client.execute(RETIRE, [job, target.code])
}

/** Of all the work: what the rows will be. */
const COMING_SHARE = 0.2
/** So many are written by one statement: between two of them it can be told how far it is. */
const PART_ROWS = 20_000

function nextParam({ job, target }: DeskRun): object {
  const { layer } = target
  const { classAttribute = '', stateAttribute = '' } = layer
  return {
    job,
    layer: layer.code,
    classAttribute,
    stateAttribute,
    classValues: classValues(layer),
    stateValues: stateValues(layer),
  }
}

const after = (next: SqlFile, question: SqlFile): SqlFile => ({
  name: `${next.name}+${question.name}`,
  text: `with ${next.text.replace(/^(--.*\n)+/, '')}\n${question.text}`,
})
