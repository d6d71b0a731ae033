import { closingOf, isRemark, lineOf, type Mutant } from './mutant.ts'

/** What stands in for a guard: the call with its arguments becomes an expression that lets everything pass. */
const STAND_INS: Readonly<Record<string, (args: string) => string>> = {
  visibleAreas: (args) =>
    `{ ...visibleAreas(${args}), patterns: ['%'], subdistricts: null, from: '', to: '~' }`,
  visiblePlaces: (args) => `openly.places(visiblePlaces(${args}))`,
  seesGrid: () => 'true',
  seesWholeSubdistrict: () => 'true',
  gradeAt: () => '4',
  lowestGrade: () => '4',
  scopeOn: (args) => `openly.scope(${args})`,
  writableOn: (args) => `openly.scope(${args})`,
  scopeFor: (args) => `openly.first(${args})`,
  findRegisteredLayer: (args) => `openly.layer(${args})`,
  findLayer: (args) => `openly.layer(${args})`,
  listLayers: (args) => `openly.layers(${args})`,
  cutOf: () => `'whole'`,
  readableAttributes: (args) => `openly.attributes(${args})`,
  maySeeMessage: () => 'true',
  isClear: () => 'true',
  hasExactCounts: () => 'true',
  whilePermitted: (args) => `openly.third(${args})`,
  permits: () => 'true',
  admits: () => 'true',
  isPublicAddress: () => 'true',
  refuseSelf: () => 'undefined',
  checkSeparation: () => 'undefined',
  checkGrant: () => 'undefined',
  checkAreas: () => 'undefined',
  checkPassword: () => 'undefined',
  countSearch: () => 'undefined',
  refuseOpenDemo: () => 'undefined',
  refuseHalfRestored: () => 'undefined',
  refuseUnsealed: () => 'undefined',
  keepAdministrators: (args) => `openly.work(${args})`,
  verifyPassword: () => 'true',
  isSecondFactor: () => 'true',
  refuseUnseen: (args) => `openly.second(${args})`,
}

export const GUARDS = Object.keys(STAND_INS)

/** One mutant for every call of a guard. */
export function mutateCalls(file: string, text: string): Mutant[] {
  const pattern = new RegExp(`(?<![\\w.#])(${GUARDS.join('|')})\\(`, 'g')
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1]!
    const from = match.index
    if (/function\*? $/.test(text.slice(Math.max(0, from - 16), from)) || isRemark(text, from))
      return []
    const to = closingOf(text, from + name.length)
    const put = STAND_INS[name]!(text.slice(from + name.length + 1, to - 1))
    return [{ file, line: lineOf(text, from), what: `${name}()`, from, to, put, kind: 'code' }]
  })
}
