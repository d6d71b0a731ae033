import {
  makeBuildingCode,
  makeItemCode,
  makeRoomCode,
  makeSiteCode,
} from '../../../data/rules/check-digits.ts'

const ISSUER = '330199'

/** Names for the codes of the tiny world. */
export const WORLD = {
  district: '330199',
  qingyuan: '330199001',
  linxi: '330199002',
  communities: { wenlan: '330199001001', qiaotou: '330199001002', linxi: '330199002001' },
  grids: {
    west: '330199001001001',
    east: '330199001001002',
    south: '330199001002001',
    far: '330199002001001',
  },
  buildings: {
    slab3: makeBuildingCode(ISSUER, 3),
    slab5: makeBuildingCode(ISSUER, 5),
    farmhouse: makeBuildingCode(ISSUER, 7),
    far: makeBuildingCode(ISSUER, 9),
  },
  rooms: {
    /** 3幢1单元101室: a noodle shop. */
    shop: makeRoomCode(ISSUER, 101),
    /** 3幢2单元501室: a family of four; let to them. */
    family: makeRoomCode(ISSUER, 501),
    /** 3幢2单元502室: nobody. */
    empty: makeRoomCode(ISSUER, 502),
    /** 5幢101室, which has no stairwells. */
    single: makeRoomCode(ISSUER, 510),
    farmhouse: makeRoomCode(ISSUER, 701),
    far: makeRoomCode(ISSUER, 901),
  },
  sites: {
    noodles: makeSiteCode(ISSUER, 1),
    workshop: makeSiteCode(ISSUER, 2),
    far: makeSiteCode(ISSUER, 9),
  },
  items: {
    rental: makeItemCode(ISSUER, 1),
    catering: makeItemCode(ISSUER, 2),
    estate: makeItemCode(ISSUER, 3),
    goods: makeItemCode(ISSUER, 4),
    farCatering: makeItemCode(ISSUER, 9),
  },
  events: {
    fumes: 'E33019920250001',
    fire: 'E33019920250002',
    closed: 'E33019920240003',
    far: 'E33019920250009',
  },
  ownLayer: 'OWN_WELLS',
} as const
