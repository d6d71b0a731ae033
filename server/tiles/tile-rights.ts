import { hash } from 'node:crypto'
import type { LayerDefinition, Scope } from '../../data/contracts/index.ts'
import { scopeOn } from '../security/scope.ts'
import type { Services } from '../services.ts'

/** A web server in front that keeps tiles asks for this name and sends it with what it then asks for. */
export const RIGHTS_HEADER = 'X-OneMap-Scope'

type WithRegistry = Pick<Services, 'registry'>

/**
 * One name for all that a scope sees in tiles: which layers of the registry, where, by which grade. Sessions of the same
 * name may be given each other's tiles; whenever two see different layers or areas, their names differ. Says nothing about
 * layers that somebody has brought. `scope` = what its grants give for reading the map.
 */
export function tileRights({ registry }: WithRegistry, scope: Scope): string {
  const known = names.get(scope)
  if (known !== undefined) return known
  const seen = registry.layers.flatMap((layer) => {
    const part = scopeOn(scope, layer)
    return part === undefined ? [] : [[layer.code, part.grades]]
  })
  const name = hash('sha256', JSON.stringify(seen), 'base64url').slice(0, 32)
  names.set(scope, name)
  return name
}

/** The same for a tile of this layer, if it may be kept under that name. */
export function rightsOfTile(
  services: WithRegistry,
  scope: Scope,
  { code }: LayerDefinition,
): string | undefined {
  return services.registry.layer(code) === undefined ? undefined : tileRights(services, scope)
}

const names = new WeakMap<Scope, string>()
