import { readableSql } from '../../../data/rules/question/index.ts'
import { formatDateTime, t, text } from '../../i18n/index.ts'
import { account, accountName } from '../../session/account.ts'
import { divisionOf } from '../../session/divisions.ts'
import { view } from '../../session/view.ts'
import { answer } from '../answer/answer-state.ts'
import { catalogue } from '../engine.ts'
import { compiler, datasets, describer } from '../question-catalogue.ts'
import { openView, question } from '../question-state.ts'
import { sqlView } from '../sql/sql-state.ts'
import type { TakeAwaySource } from './open-take-away.ts'

/** How an answer came about: enough to ask it again, and to judge it. */
export interface Method {
  title: string
  /** The question as a sentence; null = it was written as SQL. */
  sentence: string | null
  sql: string
  /** Names of the tables that were read. */
  tables: readonly string[]
  /** Codes of their layers. */
  layers: readonly string[]
  /** Name of the area that the answer was narrowed down to. */
  area: string
}

export function methodOf(source: TakeAwaySource): Method {
  if (source.from === 'sql') {
    const { sql, tables } = source.answer
    const title = sqlView()?.name ?? t('takeAway.sqlTitle')
    return { title, sentence: null, sql, tables, layers: layersOfTables(tables), area: '' }
  }
  const asked = answer.askable()?.question
  if (!asked) throw new Error('There is no question.')
  const statement =
    asked.groups.length > 0
      ? compiler().groups(asked)
      : compiler().rows(asked, { columns: ['code'] })
  const sentence = describer().question(question() ?? asked)
  return {
    title: openView()?.name ?? sentence.slice(0, 80),
    sentence,
    sql: readableSql(statement),
    tables: statement.datasets,
    layers: layersOfTables(statement.datasets),
    area: divisionOf(view.area)?.name ?? '',
  }
}

/** What stands in every file beside the rows: pairs of what and how. */
export function notesOf(
  method: Method,
  more: { permit: string; at: string; reason: string },
): [string, string][] {
  const user = account()?.user
  return [
    [t('takeAway.noteTitle'), method.title],
    ...(method.sentence ? [[t('takeAway.noteQuestion'), method.sentence] as [string, string]] : []),
    ['SQL', method.sql],
    ...(method.area ? [[t('takeAway.noteArea'), method.area] as [string, string]] : []),
    [t('takeAway.noteData'), dataVersions(method.tables).join('; ')],
    [t('takeAway.noteCrs'), 'CGCS2000 (EPSG:4490)'],
    [t('takeAway.noteMadeAt'), formatDateTime(new Date(more.at))],
    [t('takeAway.noteMadeBy'), `${accountName()} (${user?.username ?? ''})`],
    [t('takeAway.noteReason'), more.reason],
    [t('takeAway.notePermit'), more.permit],
  ]
}

/** Which data it was: each table with its parts and a mark that changes whenever any of them does. */
export function dataVersions(tables: readonly string[]): string[] {
  return (catalogue()?.datasets ?? []).flatMap(({ definition, parts }) => {
    if (!tables.includes(definition.name)) return []
    const mark = markOf(parts.map(({ version }) => version).join(' '))
    return `${text(definition.label)} (${definition.name}) ${t('takeAway.parts', { n: parts.length })} #${mark}`
  })
}

/** FNV-1a of 32 bits: tells versions apart, nothing more. */
function markOf(versions: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < versions.length; i++) {
    hash = Math.imul(hash ^ versions.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const layersOfTables = (tables: readonly string[]): string[] =>
  datasets().flatMap(({ name, layer }) => (tables.includes(name) ? [layer] : []))
