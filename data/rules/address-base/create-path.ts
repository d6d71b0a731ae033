import type { LonLat } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import { type AddressBase, type BaseAddress, type BaseChange, isLive } from './base-address.ts'
import { createAddress, type Locate } from './create-address.ts'
import { openDraft } from './draft.ts'
import type { Issuer } from './issue-code.ts'
import { liveCalled } from './live-called.ts'
import { checkedName, ROOM_LEVEL, textBefore } from './names.ts'
import { isUnnumbered } from './unnumbered.ts'

const FLOOR_LEVEL = 11

/** One step on the way down to an address: 3幢, 2单元, 601室. */
export interface PathStep {
  level: number
  name: string
  /** The only house of its number: nobody writes which one. */
  isSilent?: true
}

export interface NewPath {
  /** What it begins below. */
  parent: number
  steps: readonly PathStep[]
  /** Of doors and buildings. */
  lonLat?: LonLat
  /** Of a room; it comes to lie on that floor where the building has floors of its own. */
  floor?: number
  /** A building that nobody has named: it is the one that the path leads to. */
  adopts?: number
  effective: string
}

/** A whole path of new addresses, proposed; what of it stands already is used. `main` = its end. */
export function createPath(
  base: AddressBase,
  path: NewPath,
  issuer: Issuer,
  locate: Locate,
): BaseChange {
  const draft = openDraft(base)
  const { lonLat, effective } = path
  let at = path.parent
  const go = (one: PathStep) => {
    const { level, name, isSilent } = one
    const there = standing(draft, at, level, name)
    const nameless = path.adopts === undefined ? undefined : draft.get(path.adopts)
    if (!there && nameless?.level === level && isUnnumbered(nameless.name)) {
      draft.put({ ...renamed(draft, nameless, at, one), validFrom: effective })
    } else if (!there) {
      const step = { parent: at, level, name, effective, isSilent, ...(lonLat && { lonLat }) }
      for (const row of createAddress(draft, step, issuer, locate).put) draft.put(row)
    }
    at = (there ?? standing(draft, at, level, name))!.id
  }
  for (const step of path.steps) {
    const { floor } = path
    const isByFloor = step.level === ROOM_LEVEL && floor !== undefined && hasFloors(draft, at)
    if (isByFloor) go({ level: FLOOR_LEVEL, name: `${floor}层` })
    go(step)
  }
  return { ...draft.result(at), main: draft.get(at) }
}

const standing = (draft: AddressBase, parent: number, level: number, name: string) =>
  liveCalled(draft, parent, level, normalForm(name))[0]

/** Named at last: the code stays, and so does where it stands. */
function renamed(
  draft: AddressBase,
  row: BaseAddress,
  parent: number,
  { name: given, isSilent }: PathStep,
): BaseAddress {
  const name = checkedName(row.level, given)
  const fullText = textBefore(draft, draft.get(parent)!) + (isSilent ? '' : name)
  return { ...row, parent, name, fullText, normalForm: normalForm(fullText) }
}

const hasFloors = (base: AddressBase, id: number) =>
  base.childrenOf(id).some((one) => one.level === FLOOR_LEVEL && isLive(one))
