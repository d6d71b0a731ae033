import type { BuildingCode, GridCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/** 用途: visit 走访核查, emergency 应急处置, event 事件办理, dataCheck 数据核对, other 其他 (with a note). */
export const PURPOSES = ['visit', 'emergency', 'event', 'dataCheck', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

/** `GET /api/sessions/current/purpose` (null = none) and the answer of `PUT` `{purpose, note?}`. */
export interface StatedPurpose {
  purpose: Purpose
  note?: string
  /** ISO 8601, UTC. */
  until: string
}

/** A name or number, masked below grade 4 or without a stated purpose. */
export interface PersonalValue {
  value: string | null
  masked?: boolean
  /** Masked for want of a stated purpose alone. */
  revealable?: boolean
  /** Recorded, but the system was restored without the key that opens it. */
  unreadable?: boolean
}

/** One resident of a room. */
export interface Resident {
  /** Says nothing about the person; the same at each look. */
  key: string
  name: PersonalValue
  idType: string | null
  idNumber: PersonalValue
  phone: PersonalValue
  birthYear: number
  sex: '男' | '女'
  relation: string
  kind: string
  registration: string
  /** ISO day. */
  since: string
}

/** `GET /api/people?room=`; needs grade 3 there. */
export interface RoomResidents {
  room: RoomCode
  people: readonly Resident[]
}

/** `POST /api/people/search` `{idNumber}` or `{phone}`; needs grade 4 and a stated purpose. */
export interface PersonSearchResult {
  hits: readonly (Resident & {
    room: RoomCode
    building: BuildingCode
    address: string
    grid: GridCode
    lonLat: LonLat
  })[]
}
