import { normalForm } from '../../data/rules/address-normal-form.ts'

/** A typed piece of an address, cut into what names a place and what lies inside of it. */
export interface AddressQuery {
  /** Normal form of everything before stairwell, floor and room: 文澜路12号文澜苑3幢. */
  place: string
  /** Parts that must follow each other with anything between: 文澜路, 12号, 文澜苑, 3幢. */
  pieces: readonly string[]
  stairwell?: string
  floor?: number
  /** 501; `roomIsWhole` when more digits cannot follow. */
  room?: string
  roomIsWhole: boolean
}

/** Reads `文澜苑 3号楼 501`, `文澜苑3-2-501`, `3幢501`, `12号 文澜路`. Never fails: what it cannot cut is a place. */
export function parseAddress(typed: string): AddressQuery {
  const text = expandDashes(joinWords(typed.trim().split(/[\s,，、;；]+/)))
  const [, place = '', stairwell, floor, room, whole] = INSIDE.exec(text) ?? []
  const isRoom =
    room !== undefined && mayBeRoom(place, room, (stairwell ?? floor ?? whole) !== undefined)
  const named = isRoom || room === undefined ? place : place + room
  return {
    place: named,
    pieces: cutPieces(named),
    ...(stairwell !== undefined && { stairwell }),
    ...(floor !== undefined && { floor: Number(floor) }),
    ...(isRoom && { room }),
    roomIsWhole: whole !== undefined || (room ?? '').length >= 3,
  }
}

/** Place, 单元, 层, 室 in this order; everything but the place may be missing. */
const INSIDE =
  /^(.*?)(?:([0-9]+|[A-Z])单元)?(?:([0-9]{1,2})层)?(?:(?<![0-9])([0-9]{1,5}[A-Z]?)(室)?)?$/

/** Numbers typed apart belong together like a chain; a number in front of a name stands behind it. */
function joinWords(words: readonly string[]): string {
  const forms = words.map(normalForm).filter((form) => form !== '')
  const isNumber = (form: string) => /^[0-9]+(?:[-0-9]*)(?:号|幢|单元|层|室)?$/.test(form)
  const firstName = forms.findIndex((form) => !isNumber(form))
  const inOrder = firstName > 0 ? [...forms.slice(firstName), ...forms.slice(0, firstName)] : forms
  return inOrder.reduce((text, form) => {
    const touching = /[0-9]$/.test(text) && /^[0-9]/.test(form)
    return text + (touching ? '-' : '') + form
  }, '')
}

/** 3-2-501 → 3幢2单元501室, 3-501 → 3幢501室; behind a road the first number is a door's and stays. */
function expandDashes(text: string): string {
  return text
    .replace(
      /(?<![路街巷弄道0-9-])([0-9]+[A-Z]?)-([0-9]+)-([0-9]{3,5}[A-Z]?)室?$/,
      '$1幢$2单元$3室',
    )
    .replace(/幢([0-9]{1,2})-([0-9]{3,5}[A-Z]?)室?$/, '幢$1单元$2室')
    .replace(/(?<![路街巷弄道0-9-])([0-9]+[A-Z]?)-([0-9]{3,5}[A-Z]?)室?$/, '$1幢$2室')
}

/** Bare digits are a room behind a building, and three or more of them behind a name that is no road. */
function mayBeRoom(place: string, room: string, isInside: boolean): boolean {
  if (isInside || place.endsWith('幢')) return true
  if (place === '' || /[路街巷弄道组]$/.test(place)) return false
  return /[0-9]{3}/.test(room)
}

function cutPieces(place: string): string[] {
  return (
    place.match(
      /.*?(?:街道|社区|大道|[路街巷弄道号幢镇乡村](?![道区大])|[^0-9](?=[0-9]+(?:号|幢|$)))|.+/g,
    ) ?? []
  ).filter((piece) => piece !== '')
}
