import { closingOf, lineOf, type Mutant } from './mutant.ts'

/** What stands in for a guard: the call with its arguments becomes an expression that lets everything pass. */
const STAND_INS: Readonly<Record<string, (args: string) => string>> = {
  visibleAreas: (args) =>
    `({ ...visibleAreas(${args}), patterns: ['%'], subdistricts: null, from: '', to: '~' })`,
  visiblePlaces: (args) => `mutantPlaces(visiblePlaces(${args}))`,
  seesGrid: (args) => `(seesGrid(${args}) || true)`,
  seesWholeSubdistrict: (args) => `(seesWholeSubdistrict(${args}) || true)`,
  gradeAt: (args) => `(gradeAt(${args}), 4)`,
  lowestGrade: (args) => `(lowestGrade(${args}), 4)`,
  scopeOn: (args) => `mutantScope(${args})`,
  scopeFor: (args) => `((scope) => scope)(${args})`,
  findRegisteredLayer: (args) => `mutantLayer(${args})`,
  findLayer: (args) => `mutantLayer(${args})`,
  listLayers: (args) => `mutantLayers(${args})`,
  cutOf: (args) => `(await cutOf(${args}), 'whole')`,
  readableAttributes: (args) => `mutantAttributes(${args})`,
  maySeeMessage: (args) => `(maySeeMessage(${args}) || true)`,
  isClear: (args) => `(isClear(${args}) || true)`,
  hasExactCounts: (args) => `(hasExactCounts(${args}) || true)`,
}

export const GUARDS = Object.keys(STAND_INS)

const HELPERS = `
function mutantScope(scope: any, layer: any): any {
  return { layer, userId: scope.userId, areas: [''], grades: [{ area: '', grade: 4 }], digest: 'mutant' }
}
function mutantLayer({ registry }: any, scope: any, code: string): any {
  return mutantScope(scope, registry.layer(code))
}
function mutantLayers({ registry }: any, scope: any): any {
  return registry.layers.map((layer: any) => mutantScope(scope, layer))
}
function mutantPlaces({ layers, patterns }: any): any {
  return { layers, patterns: patterns.map(() => '%') }
}
function mutantAttributes(scope: any, row: any, reading: any): any {
  const values = scope.layer.attributes.map(({ key }: any) => ({ key, value: row.attributes[key] ?? null }))
  return { values, disclosed: [] }
}
`

/** One mutant for every call of a guard. */
export function mutateCalls(file: string, text: string): Mutant[] {
  const pattern = new RegExp(`(?<![\\w.])(${GUARDS.join('|')})\\(`, 'g')
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1]!
    const at = match.index
    const before = text.slice(Math.max(0, at - 16), at)
    if (/function $/.test(before) || isComment(text, at)) return []
    const end = closingOf(text, at + name.length)
    const call = STAND_INS[name]!(text.slice(at + name.length + 1, end - 1))
    const mutated = `${text.slice(0, at)}${call}${text.slice(end)}${HELPERS}`
    return [{ file, line: lineOf(text, at), what: `${name}()`, text: mutated }]
  })
}

function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at)
  return /^\s*(\*|\/\/|\/\*)/.test(line)
}
