import type { Room } from './model.ts'
import { createRandom, type Random } from './random.ts'

export interface Person {
  birthYear: number
  sex: '男' | '女'
  relation: '户主' | '配偶' | '子女' | '父母' | '孙子女' | '其他'
  kind: '自住' | '租住' | '寄住'
  registration: '户籍在册' | '人户分离' | '流动' | '境外'
  since: string
}

/** Who lives in a dwelling: always the same answer for the same dwelling, so nothing need be kept. */
export function householdOf(room: Room, seed: number, tile: number, year: number): Person[] {
  const random = createRandom(seed, 'household', tile, room.index)
  const ages =
    room.use === '群租' || room.tenure === '单位'
      ? strangers(room.persons, random)
      : room.tenure === '租赁' || room.tenure === '公租'
        ? tenants(room.persons, random)
        : family(room, random)
  const move = moveIn(room, random, year)
  const status = registration(room, random)
  return ages.map(({ age, relation, sex }) => ({
    birthYear: year - age,
    sex,
    relation,
    kind: kindOf(room, relation, random),
    registration: random.chance(0.004) ? '境外' : status,
    since: move,
  }))
}

interface Member {
  age: number
  relation: Person['relation']
  sex: Person['sex']
}

const either = (random: Random): Person['sex'] => (random.chance(0.51) ? '男' : '女')

function family(room: Room, random: Random): Member[] {
  const { kind } = room.building.placed
  const old =
    kind === 'townhouse' ? 0.62 : kind === 'farmhouse' ? 0.4 : olderEstate(room) ? 0.34 : 0.13
  const elderly = random.chance(room.persons <= 2 ? old : old * 0.35)
  const headAge = elderly ? random.int(60, 88) : random.int(27, 58)
  const head: Member = { age: headAge, relation: '户主', sex: random.chance(0.68) ? '男' : '女' }
  const members = [head]
  if (room.persons >= 2) {
    members.push({
      age: Math.max(20, headAge + random.int(-5, 3)),
      relation: '配偶',
      sex: head.sex === '男' ? '女' : '男',
    })
  }
  while (members.length < room.persons) members.push(relative(headAge, members.length, random))
  return members
}

function relative(headAge: number, place: number, random: Random): Member {
  if (headAge >= 60) {
    const grown = place < 4
    return {
      age: grown ? Math.max(18, headAge - random.int(24, 34)) : random.int(0, 18),
      relation: grown ? '子女' : '孙子女',
      sex: either(random),
    }
  }
  if (place <= 2 || (place === 3 && random.chance(0.5))) {
    return { age: Math.max(0, headAge - random.int(24, 33)), relation: '子女', sex: either(random) }
  }
  return { age: Math.min(94, headAge + random.int(22, 32)), relation: '父母', sex: either(random) }
}

function tenants(count: number, random: Random): Member[] {
  const age = random.int(20, 46)
  const sex = either(random)
  const members: Member[] = [{ age, relation: '户主', sex }]
  const couple = random.chance(0.72)
  while (members.length < count) {
    const place = members.length
    if (place === 1 && couple) {
      members.push({
        age: Math.max(19, age + random.int(-4, 4)),
        relation: '配偶',
        sex: sex === '男' ? '女' : '男',
      })
    } else if (couple && place <= 3 && age > 23) {
      members.push({
        age: random.int(0, Math.max(0, age - 21)),
        relation: '子女',
        sex: either(random),
      })
    } else members.push({ age: random.int(19, 44), relation: '其他', sex: either(random) })
  }
  return members
}

function strangers(count: number, random: Random): Member[] {
  return Array.from({ length: count }, (_, place) => ({
    age: random.int(18, 48),
    relation: place === 0 ? '户主' : '其他',
    sex: random.chance(0.66) ? '男' : '女',
  }))
}

const olderEstate = (room: Room) => room.building.year < 2000

function registration(room: Room, random: Random): Person['registration'] {
  const weights =
    room.tenure === '租赁' || room.use === '群租' || room.tenure === '单位'
      ? [5, 11, 84]
      : [78, 15, 7]
  return (['户籍在册', '人户分离', '流动'] as const)[random.weighted(weights)]!
}

function kindOf(room: Room, relation: Person['relation'], random: Random): Person['kind'] {
  if (room.tenure === '租赁' || room.tenure === '公租' || room.use === '群租') return '租住'
  if (room.tenure === '单位') return '寄住'
  return relation === '其他' || (relation === '父母' && random.chance(0.3)) ? '寄住' : '自住'
}

function moveIn(room: Room, random: Random, year: number): string {
  const first = room.tenure === '自有' ? Math.max(1985, room.building.year) : year - 5
  const when = Math.min(year - 1, random.int(Math.min(first, year - 1), year - 1))
  return `${when}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
}
