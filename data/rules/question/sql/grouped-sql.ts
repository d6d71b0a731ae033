import type {
  DatasetDefinition,
  Grouping,
  Measure,
  Question,
  TimeStep,
} from '../../../contracts/index.ts'
import { columnNamed, conditionSql } from './condition-sql.ts'
import { allOf, column, quoted, type SqlNeeds } from './params.ts'
import { type SqlContext, subjectSql } from './subject-sql.ts'

/** More groups than this say nothing to anybody. */
const MOST_GROUPS = 50_000

export function groupedSql(question: Question, needs: SqlNeeds, context: SqlContext): string {
  const { groups, measure } = question
  const { dataset, from, predicates } = subjectSql(question, needs, context)
  const keys = groups.map((grouping, i) => `${keySql(grouping, dataset, needs)} as ${KEY_NAMES[i]}`)
  const inner = [
    `select ${[...keys, `${valueSql(measure, dataset, needs, context)} as amount`, 'count(*)::integer as things'].join(', ')}`,
    `from ${from}`,
    `where ${allOf(predicates)}`,
    groups.length === 0 ? '' : `group by ${keys.map((_, i) => i + 1).join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n')
  const per = perSql(question, needs, context)
  const names = KEY_NAMES.slice(0, groups.length).map((name) => `g.${name}`)
  const known = names.map((name) => `${name} is not null`)
  return [
    `select ${[...names, `${per.value} as value`, 'g.things', ...centreSql(groups[0], needs)].join(', ')}`,
    `from (\n${inner}\n) g${per.join}`,
    `where ${allOf(known)}`,
    names.length === 0 ? '' : `order by ${names.join(', ')}`,
    `limit ${needs.value(MOST_GROUPS)}`,
  ]
    .filter(Boolean)
    .join('\n')
}

const KEY_NAMES = ['key', 'key_2'] as const

function keySql(grouping: Grouping, dataset: DatasetDefinition, needs: SqlNeeds): string {
  switch (grouping.by) {
    case 'area':
      return `nullif(${column(grouping.level)}, '')`
    case 'hexagon':
    case 'square':
      return `${grouping.by}(t.x, t.y, ${needs.value(grouping.sizeM)}::double)`
    case 'attribute': {
      const { name, type } = columnNamed(dataset, grouping.attribute)
      return type === 'list' ? `unnest(${column(name)})` : column(name)
    }
    case 'time':
      return timeSql(column(columnNamed(dataset, grouping.attribute).name), grouping.step)
  }
}

function timeSql(expression: string, step: TimeStep): string {
  if (step === 'weekday') return `isodow(${expression})`
  if (step === 'hour') return `hour(${expression}::timestamp)`
  return `date_trunc('${step}', ${expression})::date`
}

function valueSql(
  measure: Measure,
  dataset: DatasetDefinition,
  needs: SqlNeeds,
  { now }: SqlContext,
): string {
  if (measure.kind === 'share') {
    const condition = conditionSql(measure.condition, dataset, needs, now)
    return `avg(coalesce(${condition}, false)::integer)`
  }
  if (!('attribute' in measure)) return 'count(*)::double'
  const { name } = columnNamed(dataset, measure.attribute)
  const words = { sum: 'sum', mean: 'avg', median: 'median', min: 'min', max: 'max' } as const
  return `${words[measure.kind]}(${column(name)})::double`
}

/** What the amount is divided by: the area of a cell, of the grids of a division, or the people there. */
function perSql(
  { groups: [first], measure }: Question,
  needs: SqlNeeds,
  { catalogue }: SqlContext,
): { value: string; join: string } {
  const plain = { value: 'g.amount', join: '' }
  if (!first) return plain
  if (measure.kind === 'density' && first.by !== 'area') {
    if (first.by !== 'hexagon' && first.by !== 'square') return plain
    const areaKm2 = (first.by === 'hexagon' ? Math.sqrt(3) / 2 : 1) * (first.sizeM / 1_000) ** 2
    return { value: `g.amount / ${needs.value(areaKm2)}`, join: '' }
  }
  if (first.by !== 'area') return plain
  const base =
    measure.kind === 'density'
      ? { layer: 'GRID', amount: 'sum(ST_Area(shape)) / 1e6' }
      : { layer: 'RESIDENT', amount: 'sum("count") / 1000.0' }
  if (measure.kind !== 'density' && measure.kind !== 'perResidents') return plain
  const dataset = catalogue.dataset(base.layer)
  if (!dataset) throw new RangeError(`There is no layer ${base.layer}`)
  needs.use(dataset.name)
  const table = needs.name('base')
  const { level } = first
  needs.define(
    table,
    `select ${quoted(level)} as key, ${base.amount} as amount\nfrom ${quoted(dataset.name)}\ngroup by 1`,
  )
  return {
    value: 'g.amount / nullif(b.amount, 0)',
    join: `\nleft join ${table} b on b.key = g.key`,
  }
}

function centreSql(first: Grouping | undefined, needs: SqlNeeds): string[] {
  if (first?.by !== 'hexagon' && first?.by !== 'square') return []
  const size = `${needs.value(first.sizeM)}::double`
  return ['x', 'y'].map((axis) => `${first.by}_${axis}(g.key, ${size}) as centre_${axis}`)
}
