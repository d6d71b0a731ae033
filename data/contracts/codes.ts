/**
 * Codes are branded strings, parsed once at the border. A parser answers `undefined` for a string of
 * another form; check characters are the business of `data/rules`.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** 行政区划代码, 12 digits (GB/T 2260 + GB/T 10114). */
export type DivisionCode = Branded<'DivisionCode'>
/** 乡级 part of a division code, 9 digits: the unit of publishing, of permission and of distribution. */
export type SubdistrictCode = Branded<'SubdistrictCode'>
/** 网格编码, 15 digits = community 12 + serial 3. */
export type GridCode = Branded<'GridCode'>
/** 楼栋编码, `B` + 6 issuer + 8 serial + check character. */
export type BuildingCode = Branded<'BuildingCode'>
/** 户室编码, `R` + 6 issuer + 10 serial + check character. */
export type RoomCode = Branded<'RoomCode'>
/** Upper-case name of a layer, e.g. `FIRE_UNIT`; layers of one's own begin with `OWN_`. */
export type LayerCode = Branded<'LayerCode'>
/** The code of anything on a layer: building, room, site, item, grid, event number … */
export type FeatureCode = Branded<'FeatureCode'>

const parser =
  <Code extends string>(form: RegExp) =>
  (text: string): Code | undefined =>
    form.test(text) ? (text as Code) : undefined

export const parseDivisionCode = parser<DivisionCode>(/^\d{12}$/)
export const parseSubdistrictCode = parser<SubdistrictCode>(/^\d{9}$/)
export const parseGridCode = parser<GridCode>(/^\d{15}$/)
export const parseBuildingCode = parser<BuildingCode>(/^B\d{6}\d{8}[0-9A-Z]$/)
export const parseRoomCode = parser<RoomCode>(/^R\d{6}\d{10}[0-9A-Z]$/)
export const parseLayerCode = parser<LayerCode>(/^[A-Z][A-Z0-9_]{1,39}$/)
export const parseFeatureCode = parser<FeatureCode>(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/)

/** Features outside every known subdistrict (imported files from elsewhere) are kept under this code. */
export const OUTSIDE_SUBDISTRICT = '000000000' as SubdistrictCode
