import type { ChangeStep, Link, RelatedStep } from '../../../contracts/index.ts'
import { comparedRange, resolvePeriod } from '../periods.ts'
import { columnNamed, rangeSql } from './condition-sql.ts'
import { allOf, column, quoted, type SqlNeeds } from './params.ts'
import type { SubjectSql } from './subject-sql.ts'

/**
 * A step that counts others. The others are counted once by what links them (a position, a building, a grid), never
 * pair by pair: many rooms share one position. `before` narrows down where distances are measured from.
 */
export function linkedSql(
  step: RelatedStep | ChangeStep,
  before: SubjectSql,
  other: SubjectSql,
  needs: SqlNeeds,
  now: Date,
): string {
  const table = needs.name('others')
  needs.define(table, othersSql(step, other, needs, now))
  const matches = needs.name('matches')
  const sums = step.kind === 'related' ? ['n'] : ['n_now', 'n_then']
  const { link } = step
  needs.define(
    matches,
    link.kind === 'within'
      ? nearSql(link.distanceM, before, table, sums, needs)
      : sharedSql(link, table, sums),
  )
  const key = keySql(link, other)
  if (step.kind === 'change') return `${key} in (${keysSql(link, matches, changeSql(step, needs))})`
  const isSame = other.dataset.name === before.dataset.name
  const self = isSame ? `${column('code')} in (select code from ${table})` : null
  return countSql(step, key, (least) => keysSql(link, matches, `n >= ${needs.value(least)}`), self)
}

/** Nobody is his own neighbour: of the same kind one more is needed where the thing itself is counted. */
function countSql(
  { count }: RelatedStep,
  key: string,
  keys: (least: number) => string,
  self: string | null,
): string {
  const least = 'atLeast' in count ? count.atLeast : count.atMost + 1
  const plain = `coalesce(${key} in (${keys(least)}), false)`
  const hit =
    self === null
      ? plain
      : `(case when ${self} then coalesce(${key} in (${keys(least + 1)}), false) else ${plain} end)`
  return 'atLeast' in count ? hit : `not ${hit}`
}

/** What is needed of the others; of a change also in which of the two periods they lie. */
function othersSql(
  step: RelatedStep | ChangeStep,
  other: SubjectSql,
  needs: SqlNeeds,
  now: Date,
): string {
  const columns = ['t.code', 't.x', 't.y', `${ownKeySql(step.link)} as key`]
  if (step.kind === 'related') {
    return `select ${columns.join(', ')}, 1 as n\nfrom ${other.from}\nwhere ${allOf(other.predicates)}`
  }
  const range = resolvePeriod(step.period, now)
  const compared = comparedRange(range, step.comparedWith)
  if (compared === null) throw new RangeError('A change is counted between two periods')
  const date = column(columnNamed(other.dataset, step.attribute).name)
  const [isNow, isThen] = [rangeSql(date, range, needs), rangeSql(date, compared, needs)]
  columns.push(`(${isNow})::integer as n_now`, `(${isThen})::integer as n_then`)
  const predicates = [...other.predicates, `(${isNow} or ${isThen})`]
  return `select ${columns.join(', ')}\nfrom ${other.from}\nwhere ${allOf(predicates)}`
}

/** By what an other is linked; a thing lying in it is asked by the other's code. */
function ownKeySql(link: Link): string {
  return link.kind === 'inside' ? 't.code' : plainKeySql(link)
}

function keySql(link: Link, other: SubjectSql): string {
  if (link.kind === 'within') return '(t.x, t.y)'
  if (link.kind === 'inside') return `area_at('${other.dataset.name}', t.lon, t.lat)`
  return plainKeySql(link)
}

function plainKeySql(link: Link): string {
  switch (link.kind) {
    case 'sameAddress':
      return 'coalesce(t.room, t.building)'
    case 'sameBuilding':
      return 't.building'
    case 'sameGrid':
      return "nullif(t.grid, '')"
    case 'sameCommunity':
      return "nullif(t.community, '')"
    default:
      return 'null::varchar'
  }
}

function sharedSql(_: Link, table: string, sums: readonly string[]): string {
  return `select key, ${sumsSql('', sums)}\nfrom ${table}\nwhere key is not null\ngroup by key`
}

/**
 * Each position is put into its own cell and the eight around it, so that whatever is near shares a cell with it; what
 * shares one is measured exactly.
 */
function nearSql(
  distanceM: number,
  before: SubjectSql,
  table: string,
  sums: readonly string[],
  needs: SqlNeeds,
): string {
  const metres = `${needs.value(distanceM)}::double`
  const cell = (name: string) => `floor(${name} / ${metres})::integer`
  const steps = 'unnest([-1, 0, 1])'
  return [
    `select l.x, l.y, ${sumsSql('o.', sums)}`,
    'from (',
    `  select x, y, ${cell('x')} + dx as cx, ${cell('y')} + dy as cy`,
    `  from (select distinct t.x, t.y from ${before.from} where ${allOf([...before.predicates, 't.x is not null'])}),`,
    `    (select ${steps} as dx), (select ${steps} as dy)`,
    ') l join (',
    `  select x, y, ${cell('x')} as cx, ${cell('y')} as cy, ${sumsSql('', sums)}`,
    `  from ${table} where x is not null group by x, y`,
    ') o using (cx, cy)',
    `where (l.x - o.x) * (l.x - o.x) + (l.y - o.y) * (l.y - o.y) <= ${metres} * ${metres}`,
    'group by l.x, l.y',
  ].join('\n')
}

const sumsSql = (prefix: string, sums: readonly string[]) =>
  sums.map((sum) => `sum(${prefix}${sum})::integer as ${sum}`).join(', ')

const keysSql = (link: Link, matches: string, test: string) =>
  `select ${link.kind === 'within' ? '(x, y)' : 'key'} from ${quoted(matches)} where ${test}`

function changeSql({ factor, atLeast }: ChangeStep, needs: SqlNeeds): string {
  const [times, least] = [needs.value(factor), needs.value(atLeast)]
  return factor > 1
    ? `n_now >= ${least} and n_now >= ${times} * n_then`
    : `n_then >= ${least} and n_now <= ${times} * n_then`
}
