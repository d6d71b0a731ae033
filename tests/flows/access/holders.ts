import { ROLES } from '../../../data/contracts/index.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import type { Given, Holder } from './oracle.ts'

/** Somebody who asks. */
export interface Asker extends Holder {
  /** undefined = without any session; 'ended' = one that has been ended; 'disabled' = of a disabled account. */
  session?: 'living' | 'ended' | 'disabled'
  /** Grants that have ended or not begun: they must count for nothing. */
  lapsed?: readonly Given[]
  /** Has a password that somebody else knows: its grants count for nothing either. */
  mustChange?: readonly Given[]
}

/** Who has brought the private layer. */
export const OWNER_ID = 'p:analyst@grid'

const { grids, communities, qingyuan, district } = WORLD

/** Each role in five places, with few layers or all, from grade 1 to 4. */
const PROFILES: Readonly<Record<string, Omit<Given, 'role'>>> = {
  grid: {
    areas: [grids.west],
    layers: ['CATERING', 'BUILDING', 'GRID', 'EVENT', 'CT_MATERIAL', WORLD.ownLayer],
    grade: 2,
  },
  community: { areas: [communities.wenlan], layers: 'all', grade: 4 },
  subdistrict: { areas: [qingyuan], layers: 'all', grade: 1 },
  district: { areas: [district], layers: 'all', grade: 3 },
  scattered: {
    areas: [grids.east, grids.far],
    layers: ['RESIDENT', 'ADDRESS', 'ENTERPRISE', 'FIN_RISK', 'SHELTER', 'DIVISION', 'ROAD'],
    grade: 3,
  },
}

const everything = (role: Given['role']): Given => ({
  role,
  areas: [district],
  layers: 'all',
  grade: 4,
})

export const ASKERS: readonly Asker[] = [
  ...ROLES.flatMap((role) =>
    Object.entries(PROFILES).map(
      ([name, profile]): Asker => ({
        id: `p:${role}@${name}`,
        grants: [{ role, ...profile }],
        session: 'living',
      }),
    ),
  ),
  {
    // What one grant gives in one place, another must not carry to its own.
    id: 'p:mixed',
    grants: [
      { role: 'gridWorker', areas: [grids.west], layers: 'all', grade: 4 },
      { role: 'handler', areas: [district], layers: ['CATERING', 'EVENT'], grade: 1 },
      { role: 'analyst', areas: [grids.south], layers: ['CATERING', 'CT_MATERIAL'], grade: 3 },
    ],
    session: 'living',
  },
  {
    // The fourth grade here, the third there: what is found here must not be found there.
    id: 'p:graded',
    grants: [
      { role: 'gridWorker', areas: [grids.west], layers: 'all', grade: 4 },
      { role: 'steward', areas: [grids.east, grids.far], layers: 'all', grade: 3 },
    ],
    session: 'living',
  },
  {
    // Rooms without what goes on in them, which is seen elsewhere.
    id: 'p:rooms',
    grants: [
      {
        role: 'steward',
        areas: [communities.wenlan],
        layers: ['BUILDING', 'ADDRESS', 'GRID'],
        grade: 3,
      },
      {
        role: 'steward',
        areas: [grids.far],
        layers: ['RESIDENT', 'ENTERPRISE', 'EVENT', 'CATERING'],
        grade: 3,
      },
    ],
    session: 'living',
  },
  {
    // Everything, and nothing of what has strayed into the next grid.
    id: 'p:west',
    grants: [{ role: 'gridWorker', areas: [grids.west], layers: 'all', grade: 2 }],
    session: 'living',
  },
  { id: 'p:nobody', grants: [] },
  { id: 'p:ended', grants: [], session: 'ended', lapsed: [] },
  { id: 'p:disabled', grants: [], session: 'disabled' },
  { id: 'p:lapsed', grants: [], session: 'living', lapsed: ROLES.slice(0, 6).map(everything) },
  { id: 'p:ungranted', grants: [], session: 'living' },
  { id: 'p:newcomer', grants: [], session: 'living', mustChange: [everything('commander')] },
]

/** Accounts that may be given something to do: `ids` of those that could. */
export const couldDo = (could: (holder: Holder) => boolean): string[] =>
  ASKERS.filter(({ session }) => session !== undefined && session !== 'disabled')
    .filter((asker) => could({ id: asker.id, grants: grantsInDatabase(asker) }))
    .map(({ id }) => id)

/** The accounts behind the two whose sessions are dead would see everything. */
export const grantsInDatabase = (asker: Asker): readonly Given[] => {
  if (asker.session === 'ended' || asker.session === 'disabled') return [everything('commander')]
  return asker.mustChange ?? asker.grants
}
