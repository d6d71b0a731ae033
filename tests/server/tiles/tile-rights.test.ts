import { describe, expect, test } from 'vitest'
import { loadRegistry } from '../../../data/registry/index.ts'
import { rightsOfTile, tileRights } from '../../../server/tiles/tile-rights.ts'
import { makeScope, type ScopeOptions } from '../../builders/scope.ts'

const registry = loadRegistry()
const nameOf = (options: ScopeOptions) => tileRights({ registry }, makeScope(options))
const school = registry.layer('SCHOOL')!

describe('the name of what a session sees in tiles', () => {
  test('is the same for two accounts with the same rights, whatever their roles are called', () => {
    expect(nameOf({ userId: 'a', role: 'commander' })).toBe(
      nameOf({ userId: 'b', role: 'planner' }),
    )
  })

  test.each<[string, ScopeOptions]>([
    ['areas', { areas: ['330199001'] }],
    ['more areas', { areas: ['330199001', '330199002'] }],
    ['layers', { layers: ['SCHOOL'] }],
    ['other layers', { layers: ['BUILDING'] }],
    ['grades', { maxSensitivity: 2 }],
    ['nothing at all', { layers: [] }],
  ])('differs with %s', (_what, options) => {
    const others: ScopeOptions[] = [
      {},
      { areas: ['330199002'] },
      { layers: ['SCHOOL', 'BUILDING'] },
    ]
    for (const other of others) expect(nameOf(options)).not.toBe(nameOf(other))
  })

  test('can stand in a header', () => {
    expect(nameOf({})).toMatch(/^[\w-]{32}$/)
  })

  test('stands for no layer that somebody has brought', () => {
    const scope = makeScope()
    const brought = { ...school, code: 'OWN_SHOPS' } as typeof school
    expect(rightsOfTile({ registry }, scope, school)).toBe(tileRights({ registry }, scope))
    expect(rightsOfTile({ registry }, scope, brought)).toBeUndefined()
  })
})
