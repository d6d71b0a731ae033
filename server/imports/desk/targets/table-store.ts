import type { Queryable } from '../../../storage/database.ts'
import type { SqlFile } from '../../../storage/sql-file.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

/** A table whose rows an import writes one for one. All names come from the code. */
export interface TableTarget extends Omit<TargetStore, 'compare' | 'apply' | 'valuesOf'> {
  table: string
  /** Column of the thing's code. */
  code: string
  /** How the row is named in `import_change`, over the alias `thing`. */
  id: string
  /** Whether a thing ends by a date rather than staying for ever. */
  ends: boolean
  /** CTEs that end with `next`: row, kind_of_row, old_subdistrict, old_code and every column that is written. `$1` = `param`. */
  next: SqlFile
  param(run: DeskRun): object
  columns: readonly string[]
  /** Finds things that rows without a known number may be about: $1 job, $2 target, $3 sender. */
  match: SqlFile
  /** Before the rows of the table itself: $1 as for `next`. */
  before?: readonly SqlFile[]
  /** Field → value as jsonb, over the alias `thing`. */
  values: string
}

/** Comparing with and writing to one table, whatever is in it. */
export function tableStore(table: TableTarget): TargetStore {
  const { serials, freshCode, identity, title, layers } = table
  return {
    serials,
    freshCode,
    identity,
    title,
    layers,
    compare: (client, run) => compare(client, table, run),
    apply: (client, run) => apply(client, table, run),
    valuesOf: async (client, _target, codes) => {
      const rows = await client.query<{ code: string; values: Record<string, unknown> }>(
        `select ${table.code} as code, ${table.values} as values from ${table.table} as thing
         where ${table.code} = any($1::text[])`,
        [codes],
      )
      return new Map(rows.map((row) => [row.code, row.values]))
    },
  }
}

async function compare(client: Queryable, table: TableTarget, run: DeskRun): Promise<void> {
  const { job, target, sender, patterns } = run
  await client.execute(table.match, [job, target.code, sender])
  await client.execute(classify(table), [table.param(run), patterns])
  if (run.isComplete && table.ends) {
    await client.execute(missing(table), [job, target.code, sender, patterns])
  }
}

async function apply(client: Queryable, table: TableTarget, run: DeskRun): Promise<void> {
  const { job } = run
  const columns = table.columns.join(', ')
  for (const question of table.before ?? []) {
    await client.execute(withNext(table, question.text), [table.param(run)])
  }
  await client.execute(
    `create temp table coming on commit drop as
     select ''::text as old_subdistrict, ''::text as old_code, thing.* from ${table.table} as thing where false`,
  )
  await client.execute(
    withNext(
      table,
      `insert into coming (old_subdistrict, old_code, ${columns})
       select old_subdistrict, old_code, ${columns} from next where kind_of_row in ('added', 'changed', 'moved')`,
    ),
    [table.param(run)],
  )
  await client.execute('analyze coming')
  const isOld = `thing.subdistrict = coming.old_subdistrict and thing.${table.code} = coming.old_code`
  await client.execute(
    `insert into import_change (job, relation, id, before)
     select $1, '${table.table}', ${table.id}, to_jsonb(thing)
     from ${table.table} as thing join coming on ${isOld}`,
    [job],
  )
  await client.execute(`delete from ${table.table} as thing using coming where ${isOld}`)
  await client.execute(
    `with come as (
       insert into ${table.table} as thing (${columns}) select ${columns} from coming
       returning ${table.id} as id, md5(thing::text) as after
     )
     insert into import_change (job, relation, id, after)
     select $1, '${table.table}', id, after from come
     on conflict (job, relation, id) do update set after = excluded.after`,
    [job],
  )
  if (table.ends) await client.execute(retire(table), [job])
}

function classify(table: TableTarget): string {
  const { table: name, code, ends, columns } = table
  const compared = columns.filter((column) => column !== code && column !== 'subdistrict')
  const of = (alias: string) => compared.map((column) => `${alias}.${column}`).join(', ')
  return withNext(
    table,
    `update import_row
     set
       kind = found.kind,
       from_lon = case when found.kind = 'moved' then found.lon end,
       from_lat = case when found.kind = 'moved' then found.lat end,
       remarks = case
         when found.kind = 'failed' then coalesce(import_row.remarks, '[]'::jsonb) || '[["", "no-place"]]'::jsonb
         else import_row.remarks
       end
     from (
       select next.row, thing.lon, thing.lat,
         case
           when thing.${code} is null ${ends ? 'or thing.valid_to is not null' : ''} then 'added'
           when not thing.grid like any($2::text[]) then 'failed'
           when (thing.subdistrict, thing.address_id) is distinct from (next.subdistrict, next.address_id)
             or abs(thing.lon - next.lon) > 0.00005 or abs(thing.lat - next.lat) > 0.00005 then 'moved'
           when (${of('thing')}) is distinct from (${of('next')}) then 'changed'
           else 'same'
         end as kind
       from next
       left join ${name} as thing on thing.${code} = next.old_code and thing.subdistrict = next.old_subdistrict
     ) as found
     where import_row.job = $1::jsonb ->> 'job' and import_row.row = found.row
       and import_row.kind is distinct from found.kind`,
  )
}

function missing({ table, code }: TableTarget): string {
  return `insert into import_row (job, row, kind, key, code, subdistrict, grid, address_id, building, room, lon, lat)
    select $1, -(row_number() over (order by thing.${code}))::int, 'removed', import_key.key, thing.${code},
      thing.subdistrict, thing.grid, thing.address_id, thing.building, thing.room, thing.lon, thing.lat
    from import_key
    join ${table} as thing on thing.${code} = import_key.code and thing.valid_to is null
    where import_key.target = $2 and import_key.sender = $3 and thing.grid like any($4::text[])
      and not exists (select from import_row where import_row.job = $1 and import_row.key = import_key.key)
      and not exists (select from import_row where import_row.job = $1 and import_row.code = import_key.code)`
}

function retire({ table, code, id }: TableTarget): string {
  const isGone = `thing.subdistrict = gone.subdistrict and thing.${code} = gone.code`
  return `with gone as (
      select thing.subdistrict, thing.${code} as code, to_jsonb(thing) as before
      from import_row
      join ${table} as thing on thing.subdistrict = import_row.subdistrict and thing.${code} = import_row.code
      where import_row.job = $1 and import_row.kind = 'removed'
    ),
    ended as (
      update ${table} as thing set valid_to = today() from gone where ${isGone}
      returning ${id} as id, gone.before, md5(thing::text) as after
    )
    insert into import_change (job, relation, id, before, after) select $1, '${table}', id, before, after from ended`
}

const withNext = ({ next }: TableTarget, question: string): string =>
  `with ${next.text.replace(/^(--.*\n)+/, '')}\n${question}`
