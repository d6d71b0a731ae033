import { closingOf, inOneLine, isRemark, lineOf, type Mutant } from './mutant.ts'

const always = (condition: string) => `(${condition} or true)`

/** Conditions of SQL that keep rows from whoever may not have them. Those on `subdistrict` and `between` only narrow the search. */
const CONDITIONS: readonly RegExp[] = [
  /[\w.]+ like any\((?:\$\d+::text\[\]|given\.patterns)\)/g,
  /[\w.]*(?<!sub)(?<!\w)layer = any\(\$\d+::text\[\]\)/g,
  /\bowner in \('', \$\d\)/g,
  /\bowner = \$\d/g,
  /(?<=and |where )not (?:account\.)?disabled/g,
  /(?<!\w)(?:session\.)?expires_at > now\(\)/g,
  /(?:session\.)?last_seen_at > now\(\) - make_interval\(secs => (?:session\.)?idle_s\)/g,
  /(?:given\.|assignment\.|granted\.)?valid_from <= now\(\)/g,
  /\((?:given\.|assignment\.|granted\.)?valid_to is null or (?:given\.|assignment\.|granted\.)?valid_to > now\(\)\)/g,
  /\(password_expires_at is null or password_expires_at > now\(\)\)/g,
  /purpose_until > now\(\)/g,
  /session\.rotated_at > now\(\) - interval '10 minutes'/g,
  /starts_with\([\w$]+, \w+\)/g,
  /(?<=(?:and|where) )(?:\w+\.)?used_at is null/g,
  /(?<=and )confirmed_at is (?:not )?null/g,
  /(?<=and )last_step < \$\d/g,
]
/** What stands in these exists only where it may be seen. */
const EXISTS = /exists \((?=\s*select from (?:seen|unnest))/g

/** One mutant for every condition, in `.sql` files and in the text of programs. */
export function mutateSql(file: string, text: string): Mutant[] {
  const simple = CONDITIONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }): [number, number] => [
      index,
      index + found.length,
    ]),
  )
  const exists = [...text.matchAll(EXISTS)].map(({ index }): [number, number] => [
    index,
    closingOf(text, index + 'exists '.length),
  ])
  return [...simple, ...exists]
    .filter(([from]) => !isRemark(text, from))
    .map(([from, to]): Mutant => {
      const condition = text.slice(from, to)
      const what = inOneLine(condition)
      const line = lineOf(text, from)
      return { file, line, what, from, to, put: always(condition), kind: 'sql' }
    })
}
