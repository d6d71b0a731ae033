import type { Theme } from '../tiles/worker-protocol.ts'

/** The base map is quiet grey so that thematic colours can speak. */
export interface Palette {
  land: string
  water: string
  waterEdge: string
  waterText: string
  landuse: Record<LanduseKind, string>
  building: string
  buildingEdge: string
  buildingSide: string
  road: string
  roadMajor: string
  roadCasing: string
  roadMajorCasing: string
  path: string
  text: string
  textQuiet: string
  textGreen: string
  halo: string
}

export const LANDUSE_KINDS = [
  'residential',
  'village',
  'commerce',
  'industry',
  'public',
  'green',
  'farm',
  'square',
  'other',
] as const
export type LanduseKind = (typeof LANDUSE_KINDS)[number]

const light: Palette = {
  land: '#f5f5f3',
  water: '#cfdde8',
  waterEdge: '#bccfde',
  waterText: '#5f7f99',
  landuse: {
    residential: '#efeeeb',
    village: '#f0ece5',
    commerce: '#f3ebe6',
    industry: '#e9e9ed',
    public: '#f1ede0',
    green: '#dfe9da',
    farm: '#ebeee0',
    square: '#ededeb',
    other: '#f0f0ee',
  },
  building: '#dedcd8',
  buildingEdge: '#c6c3be',
  buildingSide: '#c9c6c1',
  road: '#ffffff',
  roadMajor: '#fdf4df',
  roadCasing: '#d6d4d0',
  roadMajorCasing: '#dccfae',
  path: '#d0cdc8',
  text: '#3c4248',
  textQuiet: '#6b7178',
  textGreen: '#5d7a56',
  halo: '#fbfbfa',
}

const dark: Palette = {
  land: '#1b1e22',
  water: '#14293a',
  waterEdge: '#1d3b52',
  waterText: '#6d97b8',
  landuse: {
    residential: '#212529',
    village: '#24262a',
    commerce: '#28262a',
    industry: '#212630',
    public: '#29282a',
    green: '#1d2c24',
    farm: '#20281f',
    square: '#24282c',
    other: '#1f2327',
  },
  building: '#30353b',
  buildingEdge: '#434a52',
  buildingSide: '#23272c',
  road: '#3d444c',
  roadMajor: '#554f42',
  roadCasing: '#15181b',
  roadMajorCasing: '#15181b',
  path: '#3a4047',
  text: '#d3d8dd',
  textQuiet: '#98a1aa',
  textGreen: '#86ab84',
  halo: '#15181b',
}

export const paletteOf = (theme: Theme): Palette => (theme === 'dark' ? dark : light)

/** Which kind of ground a registry value of LANDUSE means. */
export const landuseKind = (value: string): LanduseKind => LANDUSE[value] ?? 'other'

const LANDUSE: Readonly<Record<string, LanduseKind>> = {
  estate: 'residential',
  'old-quarter': 'village',
  village: 'village',
  commerce: 'commerce',
  office: 'commerce',
  industry: 'industry',
  logistics: 'industry',
  school: 'public',
  hospital: 'public',
  public: 'public',
  park: 'green',
  green: 'green',
  forest: 'green',
  square: 'square',
  transport: 'square',
  construction: 'square',
  farmland: 'farm',
}

export const ROAD_KINDS = [
  'railway',
  'path',
  'lane',
  'side-road',
  'secondary',
  'arterial',
  'expressway',
] as const
/** In the order of drawing. */
export type RoadKind = (typeof ROAD_KINDS)[number]

/** What the registry doesn't know is drawn as a side road. */
export const roadKind = (value: string | undefined): RoadKind =>
  ROAD_KINDS.find((kind) => kind === value) ?? 'side-road'
