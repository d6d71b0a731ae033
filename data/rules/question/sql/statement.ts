import type { Question, QuestionCatalogue, Subject } from '../../../contracts/index.ts'
import { columnNamed } from './condition-sql.ts'
import { groupedSql } from './grouped-sql.ts'
import {
  allOf,
  type CollectedNeeds,
  column,
  createNeeds,
  type SqlShape,
  type SqlValue,
} from './params.ts'
import { type SqlContext, subjectSql } from './subject-sql.ts'

/** One statement and what it needs before it can be run. */
export interface Statement {
  sql: string
  params: readonly SqlValue[]
  shapes: readonly SqlShape[]
  /** Names of tables. */
  datasets: readonly string[]
}

/**
 * Questions must have been found without problems (`validateQuestion`). Values are parameters; names come from the
 * catalogue alone.
 */
export interface QuestionSql {
  /** `n0`, `n1` …: how many there are at first and after each step. */
  counts(subject: Subject): Statement
  /** What one step asks, by itself: for people to read, never run. */
  step(subject: Subject, at: number): string
  /** The things themselves. `orderBy` and `columns` must be columns of the dataset. */
  rows(subject: Subject, wish: RowsWish): Statement
  /** `key`, perhaps `key_2`, `value`, `things`; of cells also `centre_x`, `centre_y`. */
  groups(question: Question): Statement
  /** `value`, `things`: how often each value of a column comes. */
  values(subject: Subject, name: string, limit: number): Statement
  /** `bin` from 0, `things`, `low` and `high` of the whole; numbers and dates (in days since 1970). */
  histogram(subject: Subject, name: string, bins: number): Statement
}

export interface RowsWish {
  columns: readonly string[]
  orderBy?: { column: string; descending: boolean }
  limit?: number
}

export function questionSql(catalogue: QuestionCatalogue, now: Date): QuestionSql {
  const context: SqlContext = { catalogue, now }
  return {
    counts(subject) {
      const needs = createNeeds()
      const { from, predicates } = subjectSql(subject, needs, context)
      const flags = predicates.map((predicate, i) => `(${predicate}) as f${i + 1}`)
      const counts = predicates.map((_, i) => {
        const all = predicates.slice(0, i + 1).map((_, k) => `f${k + 1}`)
        return `count(*) filter (where ${all.join(' and ')})::integer as n${i + 1}`
      })
      const select = ['count(*)::integer as n0', ...counts].join(',\n  ')
      return finish(
        needs,
        flags.length === 0
          ? `select ${select}\nfrom ${from}`
          : `select ${select}\nfrom (\n  select ${flags.join(',\n    ')}\n  from ${from}\n)`,
      )
    },
    step(subject, at) {
      const upTo = (count: number) => {
        const needs = createNeeds()
        const { predicates } = subjectSql(
          { ...subject, steps: subject.steps.slice(0, count) },
          needs,
          context,
        )
        return { needs, predicate: predicates.at(-1) ?? '' }
      }
      const { needs, predicate } = upTo(at + 1)
      const own = needs.definitions.slice(upTo(at).needs.definitions.length)
      const before = own.length === 0 ? '' : `with ${own.join(', ')}\n`
      return readableSql({ sql: `${before}where ${predicate}`, params: needs.params })
    },
    rows(subject, { columns, orderBy, limit }) {
      const needs = createNeeds()
      const { dataset, from, predicates } = subjectSql(subject, needs, context)
      const known = (name: string) => column(columnNamed(dataset, name).name)
      const order = orderBy
        ? `\norder by ${known(orderBy.column)} ${orderBy.descending ? 'desc' : 'asc'} nulls last, t.code`
        : ''
      const most = limit === undefined ? '' : `\nlimit ${needs.value(limit)}`
      const wanted = columns.map(known).join(', ')
      return finish(
        needs,
        `select ${wanted}\nfrom ${from}\nwhere ${allOf(predicates)}${order}${most}`,
      )
    },
    groups(question) {
      const needs = createNeeds()
      return finish(needs, groupedSql(question, needs, context))
    },
    values(subject, name, limit) {
      const needs = createNeeds()
      const { dataset, from, predicates } = subjectSql(subject, needs, context)
      const { type } = columnNamed(dataset, name)
      const value = type === 'list' ? `unnest(${column(name)})` : column(name)
      const inner = `select ${value} as value from ${from} where ${allOf(predicates)}`
      return finish(
        needs,
        `select value::varchar as value, count(*)::integer as things\nfrom (${inner})\nwhere value is not null\ngroup by 1\norder by things desc, value\nlimit ${needs.value(limit)}`,
      )
    },
    histogram(subject, name, bins) {
      const needs = createNeeds()
      const { dataset, from, predicates } = subjectSql(subject, needs, context)
      const { type } = columnNamed(dataset, name)
      const isDate = type === 'date' || type === 'time'
      const value = isDate ? `epoch(${column(name)}::timestamp) / 86400` : column(name)
      const all = needs.name('amounts')
      const known = allOf([...predicates, `${column(name)} is not null`])
      needs.define(all, `select (${value})::double as v from ${from} where ${known}`)
      const last = needs.value(bins)
      const share = `(v - low) / nullif(high - low, 0) * ${last}`
      return finish(
        needs,
        `select coalesce(least(floor(${share}), ${last} - 1), 0)::integer as bin, count(*)::integer as things, low, high\nfrom ${all}, (select min(v) as low, max(v) as high from ${all})\ngroup by all\norder by bin`,
      )
    },
  }
}

/** For people to read: the values stand where they belong. Never run. */
export function readableSql({ sql, params }: Pick<Statement, 'sql' | 'params'>): string {
  return sql.replaceAll(/\$(\d+)/g, (_, n) => {
    const value = params[Number(n) - 1]
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
  })
}

function finish(needs: CollectedNeeds, select: string): Statement {
  const { definitions, params, shapes, datasets } = needs
  const before = definitions.length === 0 ? '' : `with ${definitions.join(', ')}\n`
  return { sql: before + select, params, shapes, datasets: [...datasets] }
}
