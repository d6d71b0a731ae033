import { isDwelling, type Room } from './model.ts'
import { createRandom, type Random, shuffle } from './random.ts'

/** Settles exactly `residents` people in the dwellings of a subdistrict. */
export function settlePeople(
  rooms: readonly Room[],
  residents: number,
  seed: number,
  tile: number,
): void {
  const random = createRandom(seed, 'people', tile)
  const dwellings = rooms.filter(isDwelling)
  for (const room of dwellings) room.persons = naturalSize(room, random)
  let missing = residents - dwellings.reduce((sum, room) => sum + room.persons, 0)
  const order = shuffle(dwellings, random)
  // What the draw is off by is evened out one person a dwelling, emptying or filling a few first.
  for (let round = 0; missing !== 0; round++) {
    if (round > 12) throw new RangeError(`${missing} residents find no dwelling`)
    for (const room of order) {
      if (missing === 0) return
      if (missing > 0 && mayGrow(room, round)) {
        room.persons++
        missing--
      } else if (missing < 0 && room.persons > (round > 3 ? 0 : 1) && random.chance(0.5)) {
        room.persons--
        missing++
      }
    }
  }
}

function mayGrow(room: Room, round: number): boolean {
  if (room.persons === 0) return round > 1 && room.tenure !== '空置'
  return (
    room.persons < (room.use === '群租' || room.tenure === '单位' ? 10 : 4 + Math.floor(round / 2))
  )
}

function naturalSize(room: Room, random: Random): number {
  if (room.tenure === '空置') return 0
  if (room.use === '群租') return random.int(5, 9)
  if (room.tenure === '单位') return random.int(2, 6)
  if (room.tenure === '租赁') return 1 + random.weighted([40, 36, 17, 6, 1])
  if (random.chance(0.06)) return 0
  const { kind } = room.building.placed
  // A farmhouse is one family over all its floors: the upper ones hold fewer.
  if (kind === 'farmhouse' && room.floor > 1) return random.weighted([35, 25, 28, 9, 3])
  if (kind === 'townhouse') return 1 + random.weighted([38, 40, 14, 6, 2])
  return 1 + random.weighted([15, 30, 34, 14, 6, 1])
}
