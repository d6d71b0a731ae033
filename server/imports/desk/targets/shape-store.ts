import type { DeskTarget } from '../../../../data/registry/import-targets.ts'
import { classValues } from '../../../../data/registry/index.ts'
import { makeItemCode } from '../../../../data/rules/check-digits.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql, type SqlFile } from '../../../storage/sql-file.ts'
import { placeShape } from '../check/place-shape.ts'
import { partsOf } from './sql-parts.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

const sql = (name: string) => loadSql(import.meta.url, `shapes-${name}.sql`)
const NEXT = sql('next')
const CLASSIFY = sql('classify')
const MISSING = sql('missing')
const COMING = sql('coming')
const WRITE = partsOf(sql('write'))

/** 道路 水系 用地: drawn for orientation, hanging on nothing but the grid they lie in. */
export function shapeStore({ layer }: DeskTarget): TargetStore {
  return {
    serials: 'item',
    layers: [layer.code],
    freshCode: makeItemCode,
    identity: ({ values, lonLat }) => [
      values.title ?? '',
      ...(lonLat ?? []).map((degrees) => degrees.toFixed(6)),
    ],
    title: () => '',
    place: (row, _match, tools) => placeShape(row, tools),
    compare,
    apply,
    valuesOf: async (client, _target, codes) => {
      const rows = await client.query<{ code: string; name: string; class: number }>(
        'select code, name, class from map_feature where layer = $1 and code = any($2::text[])',
        [layer.code, codes],
      )
      const classes = classValues(layer)
      return new Map(
        rows.map((row) => [row.code, { title: row.name, class: classes[row.class - 1] ?? null }]),
      )
    },
  }
}

async function compare(client: Queryable, run: DeskRun): Promise<void> {
  const { job, target, sender, patterns } = run
  await client.execute(after(CLASSIFY), [paramOf(run), patterns])
  if (run.isComplete) await client.execute(MISSING, [job, target.code, sender, patterns])
}

async function apply(client: Queryable, run: DeskRun): Promise<void> {
  await client.execute(
    `create temp table coming on commit drop as
     select ''::text as old_subdistrict, ''::text as old_code, map_feature.* from map_feature where false`,
  )
  await client.execute(after(COMING), [paramOf(run)])
  await client.execute('analyze coming')
  for (const statement of WRITE) {
    await client.execute(
      statement,
      statement.text.includes('$2') ? [run.job, run.target.code] : [run.job],
    )
  }
}

const paramOf = ({ job, target }: DeskRun): object => ({
  job,
  layer: target.code,
  classValues: classValues(target.layer),
})

const after = (question: SqlFile): SqlFile => ({
  name: `${NEXT.name}+${question.name}`,
  text: `with ${NEXT.text.replace(/^(--.*\n)+/, '')}\n${question.text}`,
})
