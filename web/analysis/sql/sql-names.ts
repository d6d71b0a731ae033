import type { Bilingual, DatasetDefinition } from '../../../data/contracts/index.ts'

/** Everything that a statement can name: what the engine has and what this session may load. */
export interface SqlNames {
  tables: readonly DatasetDefinition[]
  functions: readonly SqlFunction[]
  keywords: readonly string[]
}

export interface SqlFunction {
  name: string
  /** `table` = stands behind FROM. */
  kind: 'scalar' | 'aggregate' | 'table'
  /** As it is written, e.g. `ST_DWithin(a, b, metres)`. */
  usage: string
  describe: Bilingual | null
}

export interface Suggestion {
  label: string
  /** What is written; absent = the label. */
  apply?: string
  kind: 'table' | 'column' | 'function' | 'keyword'
  detail: string
  /** Higher stands first. */
  boost: number
}

export interface Suggestions {
  /** Where what is typed begins. */
  from: number
  options: readonly Suggestion[]
}

const HAN = /\p{Script=Han}/u
const WORD = /[\p{L}_][\p{L}\p{N}_]*$/u

/**
 * What may come at a place of the text: columns of `a.` behind `a.`, else the columns of the tables that are named anywhere,
 * tables, functions and keywords. Who types Chinese finds things by their Chinese names.
 */
export function suggestAt(
  text: string,
  at: number,
  names: SqlNames,
  say: (text: Bilingual) => string,
): Suggestions | null {
  const before = text.slice(0, at)
  if (isInside(before)) return null
  const typed = WORD.exec(before)?.[0] ?? ''
  const from = at - typed.length
  const owner = /([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(before.slice(0, from))?.[1]
  if (owner !== undefined) {
    const table = tableCalled(owner, text, names.tables)
    return table ? { from, options: inScript(typed, columnsOf(table, say, 2)) } : null
  }
  const inText = new Set(text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  const named = names.tables.filter(({ name }) => inText.has(name))
  const isAfterFrom = /\b(from|join)\s+$/i.test(before.slice(0, from))
  const columns = unique(named.flatMap((table) => columnsOf(table, say, 2)))
  const tables = names.tables.flatMap((table) => tableSuggestions(table, say, isAfterFrom ? 4 : 1))
  const functions = names.functions
    .filter(({ kind }) => !isAfterFrom || kind === 'table')
    .map((one) => functionSuggestion(one, say))
  const keywords = names.keywords.map(
    (label): Suggestion => ({ label, kind: 'keyword', detail: '', boost: -1 }),
  )
  const all = isAfterFrom
    ? [...tables, ...functions]
    : [...columns, ...tables, ...functions, ...keywords]
  return { from, options: inScript(typed, all) }
}

/** Chinese names only for who types Chinese: everybody else reads them beside the real ones. */
const inScript = (typed: string, options: readonly Suggestion[]): readonly Suggestion[] =>
  options.filter(({ label }) => HAN.test(label) === HAN.test(typed))

/** In a text or a comment nothing is suggested. */
function isInside(before: string): boolean {
  const rest = before.replaceAll(/'(?:[^']|'')*'|--[^\n]*\n|\/\*[\s\S]*?\*\//g, ' ')
  return /'|--|\/\*/.test(rest)
}

/** By its own name or as the text calls it: `from fire_unit as f`. */
function tableCalled(
  name: string,
  text: string,
  tables: readonly DatasetDefinition[],
): DatasetDefinition | undefined {
  const wanted = name.toLowerCase()
  const own = tables.find((table) => table.name === wanted)
  if (own) return own
  return tables.find((table) =>
    new RegExp(`\\b${table.name}\\s+(as\\s+)?${wanted}\\b`, 'i').test(text),
  )
}

function tableSuggestions(
  { name, label }: DatasetDefinition,
  say: (text: Bilingual) => string,
  boost: number,
): Suggestion[] {
  const own: Suggestion = { label: name, kind: 'table', detail: say(label), boost }
  return [own, ...byChineseName(name, label.zh, 'table', boost)]
}

function columnsOf(
  table: DatasetDefinition,
  say: (text: Bilingual) => string,
  boost: number,
): Suggestion[] {
  return table.columns.flatMap(({ name, label, type }) => {
    const written = /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
    const own: Suggestion = {
      label: name,
      ...(written !== name && { apply: written }),
      kind: 'column',
      detail: `${say(label)} · ${type}`,
      boost,
    }
    return [own, ...byChineseName(written, label.zh, 'column', boost)]
  })
}

function byChineseName(
  written: string,
  zh: string,
  kind: 'table' | 'column',
  boost: number,
): Suggestion[] {
  if (!HAN.test(zh) || zh === written) return []
  return [{ label: zh, apply: written, kind, detail: written, boost }]
}

function functionSuggestion(
  { name, usage, describe }: SqlFunction,
  say: (text: Bilingual) => string,
): Suggestion {
  const detail = describe ? say(describe) : usage.slice(name.length)
  return { label: name, apply: `${name}(`, kind: 'function', detail, boost: describe ? 1 : -2 }
}

function unique(options: readonly Suggestion[]): Suggestion[] {
  const byKey = new Map(options.map((one) => [`${one.label} ${one.apply ?? ''}`, one]))
  return [...byKey.values()]
}
