import type { IncidentAct, IncidentReason } from '../../contracts/index.ts'
import type { IncidentState } from './incident-state.ts'

type Known = Pick<IncidentState, 'doors' | 'tasks' | 'closedAt' | 'command'>

/** Why an act cannot be written down; undefined = it can. What was done at a door counts even when it arrives late. */
export function refuseAct(state: Known, act: IncidentAct, by: string): IncidentReason | undefined {
  switch (act.kind) {
    case 'tickDoor':
      return state.doors.has(act.room) ? undefined : 'unknownDoor'
    case 'acknowledgeTask':
    case 'finishTask':
      return state.tasks.has(act.task) ? undefined : 'unknownTask'
    case 'countArrivals':
    case 'note':
    case 'escalateTask':
      return undefined
    case 'takeCommand':
    case 'declineCommand':
      return state.closedAt === null ? refuseHandOver(state, act, by) : 'closed'
    default:
      return state.closedAt === null ? refuseOrder(state, act, by) : 'closed'
  }
}

type Order = Extract<IncidentAct, { kind: 'giveTask' | 'assign' | 'transfer' | 'close' }>

/** One leads; who wants to order something takes command first, so that nobody gets two orders that contradict. */
function refuseOrder({ tasks, command }: Known, act: Order, by: string) {
  if (command.user !== null && command.user !== by) return 'notInCommand'
  if (act.kind === 'giveTask' && tasks.has(act.task)) return 'alreadyGiven'
  if (act.kind === 'assign' && act.responders.length === 0) return 'noResponders'
  return undefined
}

function refuseHandOver(
  { command }: Known,
  { kind, text }: Extract<IncidentAct, { kind: 'takeCommand' | 'declineCommand' }>,
  by: string,
) {
  if (command.offeredTo?.id === by) return undefined
  if (kind === 'declineCommand') return 'notOffered'
  if (command.user === by) return 'inCommand'
  return text === '' ? 'notOffered' : undefined
}
