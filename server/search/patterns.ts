import type { AddressQuery } from './parse-address.ts'

/** A `like` pattern for the trigram index and the exact test behind it. */
export interface PlacePattern {
  like: string
  /** PostgreSQL regular expression. */
  regex: string
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
    regex: parts.map(wholeNumber).join('.*'),
  }
}

/** The same, without minding where numbers begin. */
export function looseRegex(query: AddressQuery): string {
  return partsInOrder(query).map(escapeRegex).join('.*')
}

function partsInOrder({ place, pieces }: AddressQuery): readonly string[] {
  return pieces.some((piece) => piece.length >= TRIGRAM) ? pieces : [place]
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** 3幢 is not the end of 13幢. */
function wholeNumber(piece: string): string {
  return /^[0-9]/.test(piece) ? `(?<![0-9])${escapeRegex(piece)}` : escapeRegex(piece)
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Shorter patterns leave pg_trgm nothing to look up. */
export const TRIGRAM = 3
