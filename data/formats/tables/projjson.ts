/** EPSG:4490 as PROJ writes it. GeoParquet takes positions as longitude, latitude whatever the order of the axes. */
export const CGCS2000_PROJJSON = {
  $schema: 'https://proj.org/schemas/v0.5/projjson.schema.json',
  type: 'GeographicCRS',
  name: 'China Geodetic Coordinate System 2000',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'China 2000',
    ellipsoid: {
      name: 'CGCS2000',
      semi_major_axis: 6378137,
      inverse_flattening: 298.257222101,
    },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [
      { name: 'Geodetic latitude', abbreviation: 'Lat', direction: 'north', unit: 'degree' },
      { name: 'Geodetic longitude', abbreviation: 'Lon', direction: 'east', unit: 'degree' },
    ],
  },
  id: { authority: 'EPSG', code: 4490 },
}
