import { inOneLine, lineOf, type Mutant } from './mutant.ts'
import { NAMED_CHECKS } from './named-checks.ts'

/** What stands in for a check that is no call of a guard. */
export interface NamedCheck {
  file: string
  find: RegExp
  /** Instead of it. */
  put: string
  kind: Mutant['kind']
}

/** Each must be found, or the list is out of date. */
export function mutateNamed(read: (file: string) => string): Mutant[] {
  return NAMED_CHECKS.flatMap(({ file, find, put, kind }) => {
    const text = read(file)
    const found = [...text.matchAll(find)]
    if (found.length === 0) throw new Error(`${file} has no ${find.source} any more`)
    return found.map(({ index, 0: whole }): Mutant => {
      const line = lineOf(text, index)
      const what = inOneLine(whole)
      return { file, line, what, from: index, to: index + whole.length, put, kind }
    })
  })
}

/** Each line of the route table, one step more open. */
export function mutateTable(read: (file: string) => string): Mutant[] {
  const file = 'server/route-permissions.ts'
  const text = read(file)
  const found = text.matchAll(/(path(?:: '([^']+)')?, )(needs: ('[a-z.]+'|ADMINISTERING))/g)
  return [...found].flatMap((match): Mutant[] => {
    const [, before, path = 'ogc', needs, wanted] = match
    if (wanted === `'public'`) return []
    const from = match.index + before!.length
    const put = wanted === `'session'` ? `'public'` : `'session'`
    const what = `${path} needs ${wanted}`
    const to = from + needs!.length
    return [{ file, line: lineOf(text, from), what, from, to, put, kind: 'needs' }]
  })
}
