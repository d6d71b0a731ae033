import {
  makeBuildingCode,
  makeItemCode,
  makeRoomCode,
  makeSiteCode,
} from '../rules/check-digits.ts'
import { AREA_CODE } from './size.ts'

/** Serial numbers of one subdistrict never meet those of another. */
export const buildingCode = (tile: number, index: number) =>
  makeBuildingCode(AREA_CODE, (tile + 1) * 100_000 + index)

export const roomCode = (tile: number, index: number) =>
  makeRoomCode(AREA_CODE, (tile + 1) * 10_000_000 + index)

export const siteCode = (tile: number, index: number) =>
  makeSiteCode(AREA_CODE, (tile + 1) * 100_000 + index)

export const itemCode = (tile: number, index: number) =>
  makeItemCode(AREA_CODE, (tile + 1) * 10_000_000 + index)

/** First address id and first resident key of a subdistrict. */
export const firstId = (tile: number) => (tile + 1) * 10_000_000
