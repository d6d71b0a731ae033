/** [longitude, latitude] in degrees, CGCS2000 (EPSG:4490). */
export type LonLat = readonly [lon: number, lat: number]

/** [west, south, east, north] in degrees, CGCS2000. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

export type GeometryKind = 'point' | 'line' | 'polygon'
