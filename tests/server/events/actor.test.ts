import { describe, expect, it } from 'vitest'
import type { LayerDefinition, Sensitivity } from '../../../data/contracts/index.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { actorOf } from '../../../server/events/loop/actor.ts'
import { makeScope, type ScopeOptions } from '../../builders/scope.ts'

const EVENT = loadRegistry().layer('EVENT')!
const postsOf = (options: ScopeOptions, layer: LayerDefinition = EVENT) =>
  actorOf(makeScope(options), layer).posts

describe('somebody acts on events', () => {
  it('at the desk of the area, as grid worker or as handler, by role', () => {
    const areas = ['330199001']
    expect(postsOf({ role: 'dispatcher', areas })).toEqual([
      { kind: 'desk', level: 'subdistrict', area: '330199001' },
    ])
    expect(postsOf({ role: 'gridWorker', areas })).toEqual([{ kind: 'gridWorker', area: areas[0] }])
    expect(postsOf({ role: 'handler', areas })).toEqual([{ kind: 'handler', area: areas[0] }])
  })

  it('in no capacity by a role that only looks', () => {
    for (const role of ['analyst', 'auditor', 'administrator'] as const) {
      expect(postsOf({ role })).toEqual([])
    }
  })

  it('in no capacity by a grant on other layers, or of too low a grade', () => {
    expect(postsOf({ role: 'dispatcher', layers: ['ENTERPRISE'] })).toEqual([])
    expect(postsOf({ role: 'dispatcher', layers: ['EVENT'] })).toHaveLength(1)
    const graded = (maxSensitivity: Sensitivity) =>
      postsOf({ role: 'dispatcher', maxSensitivity }, { ...EVENT, sensitivity: 2 })
    expect(graded(1)).toEqual([])
    expect(graded(2)).toHaveLength(1)
  })
})
