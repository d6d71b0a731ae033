import ChartNoAxesCombined from 'lucide-solid/icons/chart-no-axes-combined'
import Database from 'lucide-solid/icons/database'
import FileClock from 'lucide-solid/icons/file-clock'
import Gauge from 'lucide-solid/icons/gauge'
import Grid3x3 from 'lucide-solid/icons/grid-3x3'
import Inbox from 'lucide-solid/icons/inbox'
import Layers from 'lucide-solid/icons/layers'
import Siren from 'lucide-solid/icons/siren'
import UsersRound from 'lucide-solid/icons/users-round'
import type { Component } from 'solid-js'
import type { Role } from '../../data/contracts/index.ts'
import type { Workspace } from '../session/view-state.ts'

interface WorkspaceEntry {
  id: Workspace
  icon: Component<{ size?: number }>
  /** Who has any use of it; what they then see there is the server's business. */
  roles: readonly Role[] | 'all'
}

export const WORKSPACE_ENTRIES: readonly WorkspaceEntry[] = [
  { id: 'map', icon: Layers, roles: 'all' },
  { id: 'events', icon: Inbox, roles: 'all' },
  { id: 'command', icon: Siren, roles: ['commander', 'dispatcher', 'handler', 'gridWorker'] },
  { id: 'grids', icon: Grid3x3, roles: 'all' },
  {
    id: 'analysis',
    icon: ChartNoAxesCombined,
    roles: ['commander', 'planner', 'analyst', 'steward', 'dispatcher'],
  },
  {
    id: 'data',
    icon: Database,
    roles: ['commander', 'planner', 'analyst', 'steward'],
  },
  { id: 'cockpit', icon: Gauge, roles: ['commander', 'analyst'] },
  { id: 'accounts', icon: UsersRound, roles: ['administrator', 'securityAdministrator'] },
  { id: 'audit', icon: FileClock, roles: ['auditor'] },
]

export function workspacesFor(
  roles: readonly Role[],
  exists: (workspace: Workspace) => boolean,
): WorkspaceEntry[] {
  return WORKSPACE_ENTRIES.filter(
    (entry) =>
      exists(entry.id) &&
      (entry.roles === 'all' || entry.roles.some((role) => roles.includes(role))),
  )
}
