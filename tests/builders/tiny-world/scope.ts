import type { LayerCode, Scope, Sensitivity } from '../../../data/contracts/index.ts'
import { createScope } from '../../../server/security/scope.ts'
import { WORLD } from './codes.ts'

interface ScopeWish {
  userId?: string
  areas?: readonly string[]
  layers?: readonly string[] | null
  maxSensitivity?: Sensitivity
}

/** Whole district, all layers, grade 3, unless wished otherwise. */
export function createTinyScope(wish: ScopeWish = {}): Scope {
  const assignment = {
    role: 'analyst' as const,
    areas: wish.areas ?? [WORLD.district],
    layers: (wish.layers ?? null) as readonly LayerCode[] | null,
    maxSensitivity: wish.maxSensitivity ?? 3,
  }
  return createScope(wish.userId ?? 'tester', [assignment], '2099-01-01T00:00:00Z')
}
