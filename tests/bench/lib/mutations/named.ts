import { lineOf, type Mutant } from './mutant.ts'

interface NamedCheck {
  file: string
  find: RegExp
  /** Instead of it. */
  put: string
}

const check = (file: string, find: RegExp, put: string): NamedCheck => ({ file, find, put })

/** Checks that are no calls of a guard: each of these must be found, or the list is out of date. */
const CHECKS: readonly NamedCheck[] = [
  check('server/security/require-permission.ts', /scope\.grants\.length === 0/g, 'false'),
  check(
    'server/security/require-permission.ts',
    /c\.set\('scope', scope\)/g,
    `c.set('scope', signedIn.scope)`,
  ),
  check('server/security/scope.ts', /PERMISSIONS\[role\]\.includes\(operation\)/g, 'true'),
  check('server/security/scope.ts', /grant\.maxSensitivity >= sensitivity/g, 'true'),
  check('server/security/scope.ts', /layers === 'all' \|\| layers\.includes\(code\)/g, 'true'),
  check(
    'server/security/scope.ts',
    /grid === '' \? area\.length <= DISTRICT_LENGTH : /g,
    `grid === '' || `,
  ),
  check(
    'server/security/visible-areas.ts',
    /seesOutside = within === '' && areas\.some\(.*\)/g,
    'seesOutside = true',
  ),
  check(
    'server/security/visible-areas.ts',
    /\? scope\.areas\.some\(\(area\) => area\.length <= DISTRICT_LENGTH\)/g,
    '? true',
  ),
  check(
    'server/security/visible-areas.ts',
    /: scope\.areas\.some\(\(area\) => grid\.startsWith\(area\)\)/g,
    ': true',
  ),
  check('server/security/layer-catalogue.ts', /isOwner: owner !== ''/g, 'isOwner: true'),
  check('server/security/readable-attributes.ts', /sensitivity <= grade/g, 'true'),
  check(
    'server/security/readable-attributes.ts',
    /isWithin && \(sensitivity < AUDITED_GRADE \|\| hasPurpose\)/g,
    'isWithin',
  ),
  check('server/security/accounts.ts', /isOpen \? assignments : \[\]/g, 'assignments'),
  check('server/security/accounts.ts', /!user\.mustChangePassword && /g, ''),
  check('server/events/routes.ts', /\(gradeAt\(scope, grid\) \?\? 1\) >= SERVICE_GRADE/g, 'true'),
  check('server/people/routes.ts', /grade < AUDITED_GRADE/g, 'false'),
  check(
    'server/people/routes.ts',
    /!scope\.grades\.some\(\(\{ grade \}\) => grade >= SECRET_GRADE\)/g,
    'false',
  ),
  check(
    'server/people/routes.ts',
    /\(gradeAt\(scope, row\.grid\) \?\? 1\) >= SECRET_GRADE/g,
    'true',
  ),
  check('server/people/routes.ts', /purpose === null\) \{/g, 'false) {'),
  check('server/people/show-resident.ts', /grade >= SECRET_GRADE && hasPurpose/g, 'true'),
  check('server/features/read-holdings.ts', /const isExact = .*/g, 'const isExact = true'),
  check('server/grids/routes.ts', /const isExact = .*/g, 'const isExact = true'),
  check('server/buildings/store.ts', /if \(!isSeen\('ADDRESS'\)\) return \[\]/g, ''),
  check('server/buildings/store.ts', />= EXACT_COUNT_GRADE/g, '>= 0'),
  check('server/buildings/store.ts', /isSeen\('(?:ENTERPRISE|EVENT)'\)/g, 'true'),
  check('server/ogc/item-query.ts', /sensitivity <= Math\.min\(grade, ASKED_GRADE\)/g, 'true'),
  check('server/live/visible.ts', /owner === scope\.userId/g, 'true'),
  check(
    'server/live/visible.ts',
    /areas\.some\(\(area\) => area\.startsWith\(place\) \|\| place\.startsWith\(area\)\)/g,
    'true',
  ),
  check(
    'server/tiles/area-cut.ts',
    /area\.length <= DISTRICT_LENGTH && holds\(area, pack\)/g,
    'true',
  ),
  check('server/tiles/area-cut.ts', /allowed\[gridOf\[place\]!\] !== 1/g, 'false'),
  check(
    'server/tiles/permitted-pack.ts',
    /cut\.allowed\[sidecar\.gridOf\[place\+\+\]!\] !== 1/g,
    'false',
  ),
]

export function mutateNamed(read: (file: string) => string): Mutant[] {
  return CHECKS.flatMap(({ file, find, put }) => {
    const text = read(file)
    const found = [...text.matchAll(find)]
    if (found.length === 0) throw new Error(`${file} has no ${find.source} any more`)
    return found.map((match) => ({
      file,
      line: lineOf(text, match.index),
      what: match[0].slice(0, 60),
      text: text.slice(0, match.index) + put + text.slice(match.index + match[0].length),
    }))
  })
}

/** Each line of the route table, one step more open. */
export function mutateTable(read: (file: string) => string): Mutant[] {
  const file = 'server/route-permissions.ts'
  const text = read(file)
  const found = [...text.matchAll(/(path(?:: '([^']+)')?, needs: )('[a-z.]+'|ADMINISTERING)/g)]
  return found.flatMap((match) => {
    const [whole, before, path = 'ogc', needs] = match
    if (needs === `'public'`) return []
    const wider = needs === `'session'` ? `'public'` : `'session'`
    const end = match.index + whole.length
    return [
      {
        file,
        line: lineOf(text, match.index),
        what: `${path} needs ${needs}`,
        text: text.slice(0, match.index) + before + wider + text.slice(end),
      },
    ]
  })
}
