import { createDice, type Dice } from '../fuzz/dice.ts'
import type { SeedFile } from './seed-files.ts'

/** The file of that number: one throw of the dice each, so that every file can be made again. */
export function mutantOf(seeds: readonly SeedFile[], seed: number, i: number): SeedFile {
  const dice = createDice(seed * 1_000_003 + i)
  const { name, bytes } = dice.pick(seeds)
  return { name, bytes: mutate(bytes, dice) }
}

/** One to three of the ways in which files are damaged, or made to do damage. */
function mutate(seed: Uint8Array, dice: Dice): Uint8Array {
  let bytes = seed
  for (let times = 1 + dice.below(3); times > 0 && bytes.byteLength > 0; times--) {
    bytes = dice.pick(MUTATIONS)(bytes, dice)
  }
  return bytes
}

type Mutation = (bytes: Uint8Array, dice: Dice) => Uint8Array

const flipBit: Mutation = (bytes, dice) => {
  const copy = bytes.slice()
  copy[dice.below(copy.byteLength)]! ^= 1 << dice.below(8)
  return copy
}

const setByte: Mutation = (bytes, dice) => {
  const copy = bytes.slice()
  copy[dice.below(copy.byteLength)] = dice.pick([0, 1, 0x7f, 0x80, 0xff, 0x3c, 0x26, 0x22])
  return copy
}

const truncate: Mutation = (bytes, dice) => bytes.slice(0, dice.below(bytes.byteLength))

/** What a field of lengths or offsets should never hold. */
const LENGTHS = [0, 1, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

const setLength: Mutation = (bytes, dice) => {
  if (bytes.byteLength < 4) return bytes
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  view.setUint32(dice.below(copy.byteLength - 3), dice.pick(LENGTHS), dice.chance(0.5))
  return copy
}

/** A stretch of the file again somewhere else, over what is there or between it. */
const splice: Mutation = (bytes, dice) => {
  const from = dice.below(bytes.byteLength)
  const piece = bytes.subarray(from, from + 1 + dice.below(Math.min(400, bytes.byteLength)))
  const at = dice.below(bytes.byteLength)
  const over = dice.chance(0.5) ? piece.byteLength : 0
  return joined([bytes.subarray(0, at), piece, bytes.subarray(at + over)])
}

const cutOut: Mutation = (bytes, dice) => {
  const at = dice.below(bytes.byteLength)
  return joined([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(64))])
}

const repeat: Mutation = (bytes, dice) => {
  const at = dice.below(bytes.byteLength)
  const piece = bytes.subarray(at, at + 1 + dice.below(32))
  const times = Array.from({ length: 1 + dice.below(200) }, () => piece)
  return joined([bytes.subarray(0, at), ...times, bytes.subarray(at)])
}

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  flipBit,
  setByte,
  setByte,
  truncate,
  setLength,
  setLength,
  splice,
  cutOut,
  repeat,
]

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}
