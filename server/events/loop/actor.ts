import type {
  EventActor,
  EventPost,
  LayerDefinition,
  Scope,
} from '../../../data/contracts/index.ts'
import { PERMISSIONS } from '../../../data/registry/index.ts'
import { deskLevelOf } from '../../../data/rules/event-loop/index.ts'

/** In which capacities somebody may act on events, by what their grants reach. */
export function actorOf({ userId, grants }: Scope, layer: LayerDefinition): EventActor {
  const posts = grants
    .filter(({ layers }) => layers === 'all' || layers.includes(layer.code))
    .filter(({ maxSensitivity }) => maxSensitivity >= layer.sensitivity)
    .flatMap(({ role, areas }) => areas.flatMap((area) => postsOf(role, area)))
  return { user: userId, posts }
}

function postsOf(role: Scope['grants'][number]['role'], area: string): EventPost[] {
  if (PERMISSIONS[role].includes('event.desk')) {
    return [{ kind: 'desk', level: deskLevelOf(area), area }]
  }
  if (role === 'gridWorker') return [{ kind: 'gridWorker', area }]
  return PERMISSIONS[role].includes('event.handle') ? [{ kind: 'handler', area }] : []
}
