import { closingOf, lineOf, type Mutant } from './mutant.ts'

/** Conditions of SQL that keep rows from whoever may not see them. Those on `subdistrict` and `between` only narrow the search. */
const CONDITIONS: readonly RegExp[] = [
  /[\w.]+ like any\(\$\d+::text\[\]\)/g,
  /[\w.]*(?<!sub)(?<!\w)layer = any\(\$\d+::text\[\]\)/g,
  /owner in \('', \$\d\)/g,
  /\bowner = \$\d/g,
  /not account\.disabled/g,
  /not disabled/g,
  /session\.expires_at > now\(\)/g,
  /(?:given\.|assignment\.)?valid_from <= now\(\)/g,
  /\((?:given\.|assignment\.)?valid_to is null or (?:given\.|assignment\.)?valid_to > now\(\)\)/g,
  /starts_with\(\w+, \w+\)/g,
]
/** What stands in these exists only where it may be seen. */
const EXISTS = /exists \((?=\s*select from (?:seen|unnest))/g

/** One mutant for every condition, in `.sql` files and in the text of programs. */
export function mutateSql(file: string, text: string): Mutant[] {
  const simple = CONDITIONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]),
  )
  const exists = [...text.matchAll(EXISTS)].map(({ index }) => [
    index,
    closingOf(text, index + 'exists '.length),
  ])
  return [...simple, ...exists].flatMap(([from, to]) => {
    const condition = text.slice(from, to)
    if (isRemark(text, from!)) return []
    const mutated = `${text.slice(0, from)}(${condition} or true)${text.slice(to)}`
    const what = condition.replaceAll(/\s+/g, ' ').slice(0, 60)
    return [{ file, line: lineOf(text, from!), what, text: mutated }]
  })
}

function isRemark(text: string, at: number): boolean {
  return /^\s*--/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
}
