import { flag, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

const personal = record({
  value: maybe(text),
  'masked?': flag,
  'revealable?': flag,
  'unreadable?': flag,
})

const RESIDENT = {
  key: text,
  name: personal,
  idType: maybe(text),
  idNumber: personal,
  phone: personal,
  birthYear: number,
  sex: text,
  relation: text,
  kind: text,
  registration: text,
  since: text,
}

/** Residents; what is masked for the asker says so. */
export const PEOPLE_SCHEMAS = {
  RoomResidents: record({ room: text, people: list(record(RESIDENT)) }),
  PersonQuestion: record({ 'idNumber?': text, 'phone?': text }),
  PersonSearchResult: record({
    hits: list(
      record({ ...RESIDENT, room: text, building: text, address: text, grid: text, lonLat }),
    ),
  }),
}
