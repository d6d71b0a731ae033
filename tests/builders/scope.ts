import type {
  LayerDefinition,
  LayerScope,
  Role,
  Scope,
  Sensitivity,
} from '../../data/contracts/index.ts'
import { parseLayerCode } from '../../data/contracts/index.ts'
import { createScope, scopeOn } from '../../server/security/scope.ts'

export interface ScopeOptions {
  userId?: string
  role?: Role
  areas?: readonly string[]
  layers?: readonly string[] | 'all'
  maxSensitivity?: Sensitivity
}

/** A scope for tests: the whole sample district, all layers, grade 3, unless said otherwise. */
export function makeScope(options: ScopeOptions = {}): Scope {
  const { layers = 'all' } = options
  const codes = layers === 'all' ? null : layers.map((code) => parseLayerCode(code)!)
  return createScope(
    options.userId ?? 'tester',
    [
      {
        role: options.role ?? 'commander',
        areas: options.areas ?? ['330199'],
        layers: codes,
        maxSensitivity: options.maxSensitivity ?? 3,
      },
    ],
    '2099-01-01T00:00:00.000Z',
  )
}

/** What `makeScope` gives on one layer. */
export function makeLayerScope(layer: LayerDefinition, options: ScopeOptions = {}): LayerScope {
  const scope = scopeOn(makeScope(options), layer)
  if (scope === undefined) throw new Error(`This scope sees nothing of ${layer.code}`)
  return scope
}
