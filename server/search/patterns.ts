import type { AddressQuery } from './parse-address.ts'

/** A `like` pattern for the trigram index and the exact test behind it. */
export interface PlacePattern {
  like: string
  /** PostgreSQL regular expression, where a number must not be the end of a longer one; null = `like` says all. */
  regex: string | null
}

/**
 * Pieces in order with anything between, where at least one of them holds a trigram; else the place in one piece;
 * `undefined` when it has no trigram at all (12号, 文澜).
 */
export function placePattern(query: AddressQuery): PlacePattern | undefined {
  const parts = partsInOrder(query)
  if (!parts.some((piece) => piece.length >= TRIGRAM)) return undefined
  return {
    like: `%${parts.map(escapeLike).join('%')}%`,
    regex: parts.some(isNumber) ? parts.map(wholeNumber).join('.*') : null,
  }
}

function partsInOrder({ place, pieces }: AddressQuery): readonly string[] {
  return pieces.some((piece) => piece.length >= TRIGRAM) ? pieces : [place]
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

const isNumber = (piece: string) => /^[0-9]/.test(piece)

/** 3幢 is not the end of 13幢. */
function wholeNumber(piece: string): string {
  return isNumber(piece) ? `(?<![0-9])${escapeRegex(piece)}` : escapeRegex(piece)
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Shorter patterns leave pg_trgm nothing to look up. */
export const TRIGRAM = 3

/** Three letters or digits next to each other: signs are no part of a trigram. */
export const hasTrigram = (text: string): boolean => /[\p{L}\p{N}]{3}/u.test(text)
