import type { AddressIndex } from '../../../../data/rules/address/address-index.ts'
import type { TrueAddress, Truth } from './written-address.ts'

type Random = () => number

/** An address that the base does not have, or has elsewhere, and what may be answered all the same. */
export interface HardNegative {
  kind: string
  text: string
  /** Codes of buildings and rooms that the text does mean; anything else that is said with confidence is wrong. */
  right: ReadonlySet<string>
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

/** Of each kind the same number, as far as they can be made. */
export function* hardNegatives(
  index: AddressIndex,
  truth: Truth,
  count: number,
  random: Random,
): Iterable<HardNegative> {
  const known = knownTexts(index)
  const estates = sharedEstates(truth, random)
  const formerDoors = doorsOnceNumbered(index)
  let made = 0
  for (let turn = 0; made < count && turn < 20 * count; turn++) {
    const address = truth.of(Math.floor(random() * truth.count))
    const found = MAKERS[turn % MAKERS.length]!(address, random, estates)
    if (found === undefined || formerDoors.has(found.door)) continue
    const text = (random() < 0.5 ? '浙江省杭州市良溪区' : '') + respell(found.text, random)
    yield { kind: found.kind, text, right: rightCodes(found, known, index) }
    made++
  }
}

interface Made {
  kind: string
  text: string
  /** Parts from the road down, as the base would write them; empty = the text does not say where. */
  road: string
  building: string
  room: string
  /** Road and number. */
  door: string
}

type Maker = (
  address: TrueAddress,
  random: Random,
  estates: readonly (readonly TrueAddress[])[],
) => Made | undefined

const inside = ({ stairwell, number }: TrueAddress, room = number) =>
  `${stairwell === null ? '' : `${stairwell}单元`}${room}室`
const upper = (a: TrueAddress) => a.subdistrict + (/组$/.test(a.road) ? a.community : '')
const gate = (a: TrueAddress, road = a.road, door = a.door) => road + door + (a.estate ?? '')

function made(
  kind: string,
  a: TrueAddress,
  parts: {
    road?: string
    door?: string
    building?: string | null
    room?: string
  },
): Made {
  const road = gate(a, parts.road, parts.door)
  const building = parts.building === undefined ? (a.building ?? '') : (parts.building ?? '')
  const room = inside(a, parts.room)
  const door = (parts.road ?? a.road) + (parts.door ?? a.door)
  return { kind, text: upper(a) + road + building + room, road, building, room, door }
}

const MAKERS: readonly Maker[] = [
  // 1幢11室 / 11幢1室: the digits move from one number to the next.
  (a) => {
    const digits = a.building?.match(/^([0-9]+)幢$/)?.[1]
    if (digits === undefined || a.number.length < 2 || !/^[0-9]+$/.test(a.number)) return undefined
    return made(
      '1幢11室 / 11幢1室',
      { ...a, stairwell: null },
      { building: `${digits}${a.number[0]}幢`, room: a.number.slice(1).replace(/^0+(?=.)/, '') },
    )
  },
  // 12号 / 1-2号.
  (a) => {
    const plain = a.door.match(/^([0-9])([0-9]+)号$/)
    const annex = a.door.match(/^([0-9]+)-([0-9]+)号$/)
    if (plain) return made('12号 / 1-2号', a, { door: `${plain[1]}-${plain[2]}号` })
    return annex ? made('12号 / 1-2号', a, { door: `${annex[1]}${annex[2]}号` }) : undefined
  },
  // 文一路 / 文一西路.
  (a, random) => {
    const parts = a.road.match(/^(.{2,}?)([东西南北]?)(路|街|大道)$/)
    if (!parts) return undefined
    const other = pick(
      ['东', '西', '南', '北', ''].filter((word) => word !== parts[2]),
      random,
    )
    return made('文一路 / 文一西路', a, { road: `${parts[1]}${other}${parts[3]}` })
  },
  // One estate name in two streets: the name of one with the road of the other, or with neither.
  (_, random, estates) => {
    if (estates.length === 0) return undefined
    const [a, other] = twoOf(pick(estates, random), random)
    const kind = 'one estate name in two streets'
    const rest = `${a.estate}${a.building ?? ''}${inside(a)}`
    if (random() < 0.5) return { kind, text: rest, road: '', building: '', room: '', door: '' }
    return { ...made(kind, a, { road: other.road }), text: other.road + a.door + rest }
  },
  // The room is absent.
  (a, random) =>
    made('room absent', a, {
      room: pick(
        [
          `${a.floor}${60 + Math.floor(random() * 39)}`,
          `${a.floor + 40}${a.number.slice(-2)}`,
          `${a.number}8`,
        ],
        random,
      ),
    }),
  // The neighbouring number is absent.
  (a, random) => {
    const own = Number(a.door.match(/^([0-9]+)/)?.[1] ?? Number.NaN)
    return Number.isNaN(own)
      ? undefined
      : made('neighbouring number absent', a, { door: `${own + pick([1, 2, 3, -1], random)}号` })
  },
  // The building is absent.
  (a) =>
    /^[0-9]+幢$/.test(a.building ?? '')
      ? made('building absent', a, { building: `${Number.parseInt(a.building!, 10) + 60}幢` })
      : undefined,
]

/** Half of them as they are, the others with another word for a unit. */
function respell(text: string, random: Random): string {
  if (random() < 0.5) return text
  return text
    .replace(/幢/, pick(['栋', '号楼', '座', '#'], random))
    .replace(/室$/, pick(['', '房', '室'], random))
}

interface Known {
  /** Codes by the text from the road down; the same may stand in two communities. */
  buildings: ReadonlyMap<string, number[]>
}

function knownTexts(index: AddressIndex): Known {
  const { rooms } = index.data
  const buildings = new Map<string, number[]>()
  const count = new Map<number, number>()
  const add = (text: string, building: number) => {
    const list = buildings.get(text)
    if (list) list.push(building)
    else buildings.set(text, [building])
  }
  for (const place of rooms.place) {
    const door = doorOf(index, place)
    count.set(door, (count.get(door) ?? 0) + 1)
  }
  rooms.place.forEach((place, building) => {
    add(textOf(index, place), building)
    // The only building of a number is meant by the number alone.
    const door = doorOf(index, place)
    if (door >= 0 && count.get(door) === 1) add(textOf(index, door), building)
  })
  return { buildings }
}

function doorOf({ data: { places } }: AddressIndex, place: number): number {
  let door = place
  while (door >= 0 && places.level[door] !== 7) door = places.parent[door]!
  return door
}

/** From the road down. */
function textOf({ data: { places, strings } }: AddressIndex, place: number): string {
  let text = ''
  for (let p = place; p >= 0; p = places.parent[p]!) {
    if (places.level[p]! >= 6 && places.silent[p] === 0) text = strings[places.name[p]!]! + text
  }
  return text
}

/** What an exact look-up finds: the building, and the room if it has it. */
function rightCodes(
  { road, building, room }: Made,
  { buildings }: Known,
  index: AddressIndex,
): Set<string> {
  const codes = new Set<string>()
  if (road === '') return codes
  const { rooms, strings } = index.data
  for (const b of buildings.get(road + building) ?? []) {
    codes.add(index.buildingCode(b))
    for (let r = rooms.start[b]!; r < rooms.start[b]! + rooms.count[b]!; r++) {
      const way = strings[rooms.stairwell[r]!]!
      const written = room.match(/^(?:(.+)单元)?(.+)室$/)!
      const fits = written[1] === undefined || way === '' || way.replace('单元', '') === written[1]
      if (fits && strings[rooms.number[r]!] === written[2]) codes.add(index.roomCode(r))
    }
  }
  return codes
}

/** Rooms of estates that share their name, one for each road; by name. */
function sharedEstates(truth: Truth, random: Random): TrueAddress[][] {
  const named = new Map<string, TrueAddress[]>()
  for (let i = 0; i < 20_000; i++) {
    const address = truth.of(Math.floor(random() * truth.count))
    if (address.estate === null) continue
    const list = named.get(address.estate) ?? []
    named.set(address.estate, list)
    const isNew = list.filter(({ road }) => road === address.road).length < 20
    if (isNew) list.push(address)
  }
  return [...named.values()].filter((list) => list.some(({ road }) => road !== list[0]!.road))
}

function twoOf(list: readonly TrueAddress[], random: Random): [TrueAddress, TrueAddress] {
  const first = pick(list, random)
  const others = list.filter(({ road }) => road !== first.road)
  return [first, pick(others, random)]
}

/** 历史门牌: a number that a door once had means that door; it is no wrong one. */
function doorsOnceNumbered({ data: { names, strings, places } }: AddressIndex): Set<string> {
  const found = new Set<string>()
  for (let s = 0; s < strings.length; s++) {
    for (let e = names.start[s]!; e < names.start[s + 1]!; e++) {
      const place = names.place[e]!
      if (names.kind[e] === 0 || places.level[place] !== 7) continue
      found.add(strings[places.name[places.parent[place]!]!]! + strings[s]!)
    }
  }
  return found
}
