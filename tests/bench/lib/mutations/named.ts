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

const TABLE = 'server/route-permissions.ts'
const PATH = /path(?:: '(?<path>[^']+)')?,\s+/
const NEEDS = /(?<what>needs: (?<wanted>'[a-z.]+'|ADMINISTERING))/
const BY_PASSWORD = /needs: '[a-z.]+',\s+(?<what>byPassword: (?<wanted>'[a-z.]+'))/

/** Each line of the route table, one step more open; for programs, so that looking is enough. */
export function mutateTable(read: (file: string) => string): Mutant[] {
  const text = read(TABLE)
  const found = (pattern: RegExp) => [
    ...text.matchAll(new RegExp(PATH.source + pattern.source, 'gd')),
  ]
  return [
    ...found(NEEDS).filter(({ groups }) => groups!.wanted !== `'public'`),
    ...found(BY_PASSWORD),
  ].map(({ groups, indices }): Mutant => {
    const { path = 'ogc', what, wanted } = groups!
    const [from, to] = indices!.groups!.what!
    const opener = wanted === `'session'` ? `'public'` : `'session'`
    const put = what!.startsWith('byPassword') ? `'map.read'` : opener
    const name = `${path} ${what!.replace(':', '')}`
    return { file: TABLE, line: lineOf(text, from), what: name, from, to, put, kind: 'needs' }
  })
}
