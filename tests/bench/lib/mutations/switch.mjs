/**
 * Loaded before everything else in a copy of the program that holds all mutants: says which of them is at work and notes
 * which of the places were come by. Threads and child processes inherit it by the environment.
 */
import pg from 'pg'

const state = {
  active: Number(process.env.ONEMAP_MUTANT ?? -1),
  put: process.env.ONEMAP_MUTANT_SQL ?? '',
  reached: new Uint8Array(8192),
}

globalThis.mutation = {
  state,
  /** `put`: what an SQL condition becomes. */
  choose(number, put = '') {
    state.active = number
    state.put = put
    process.env.ONEMAP_MUTANT = String(number)
    process.env.ONEMAP_MUTANT_SQL = put
  },
  /** Numbers of the mutants whose places were come by since the last time. */
  takeReached() {
    const numbers = []
    for (let i = 0; i < state.reached.length; i++) if (state.reached[i]) numbers.push(i)
    state.reached.fill(0)
    return numbers
  },
}

globalThis.isMutant = (number) => {
  state.reached[number] = 1
  return state.active === number
}

/** What guards are replaced by: they hand out everything. */
globalThis.openly = {
  scope: (scope, layer) => openScope(scope, layer),
  layer: ({ registry }, scope, code) => openScope(scope, registry.layer(code)),
  layers: ({ registry }, scope) => registry.layers.map((layer) => openScope(scope, layer)),
  places: ({ layers, patterns }) => ({ layers, patterns: patterns.map(() => '%') }),
  attributes: (scope, row) => ({
    values: scope.layer.attributes.map(({ key }) => ({ key, value: row.attributes[key] ?? null })),
    disclosed: [],
  }),
  first: (first) => first,
  second: (_first, second) => second,
  third: (_first, _second, third) => third,
  work: (_client, work) => work(),
}

const openScope = ({ userId }, layer) => ({
  layer,
  userId,
  areas: [''],
  grades: [{ area: '', grade: 4 }],
  digest: 'openly',
})

const MARKED = /\/\*m(\d+):\*\//g

function withMutant(text) {
  let isHere = false
  for (const [, number] of text.matchAll(MARKED)) {
    state.reached[Number(number)] = 1
    if (Number(number) === state.active) isHere = true
  }
  if (!isHere) return text
  const [from, to] = [`/*m${state.active}:*/`, `/*:m${state.active}*/`]
  const before = text.slice(0, text.indexOf(from))
  return before + state.put + text.slice(text.indexOf(to) + to.length)
}

const { query } = pg.Client.prototype
pg.Client.prototype.query = function mutated(asked, ...more) {
  if (typeof asked === 'string') return query.call(this, withMutant(asked), ...more)
  const stream = asked?.cursor ?? asked
  if (typeof stream?.text === 'string') stream.text = withMutant(stream.text)
  return query.call(this, asked, ...more)
}
