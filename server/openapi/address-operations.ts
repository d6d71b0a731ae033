import type { OperationText } from './describe.ts'

/** The standard addresses themselves: what they are, were and become. */
export const ADDRESS_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/addresses',
    summary:
      'Addresses by text or code, below another one, in a state or of a level; one of these is wanted',
    query: {
      q: 'Text of a street, door, estate or building; or a code',
      parent: 'subdistrict:id of the address that they lie directly below',
      state: 'proposed, verified, active or retired',
      level: '1–12',
      within: 'Prefix of grid codes',
      limit: '1–500, default 50',
      after: 'subdistrict:id after which to go on: `next` of the page before',
    },
    answers: 'AddressList',
  },
  {
    method: 'get',
    path: '/api/addresses/{subdistrict}/{id}',
    summary: 'One address with what it lies in, its other names, history, changes and lineage',
    query: {
      at: 'A day, YYYY-MM-DD: as it was then',
      known: 'An instant: by what was known then',
    },
    answers: 'AddressDetail',
  },
  {
    method: 'get',
    path: '/api/addresses/{subdistrict}/{id}/review',
    summary: 'What to look at before certifying an address with all below it',
    answers: 'AddressReview',
  },
  {
    method: 'get',
    path: '/api/addresses/changes',
    summary: 'What has been done to the addresses of one’s area, newest first',
    query: {
      within: 'Prefix of grid codes',
      limit: '1–200, default 50',
      before: 'Number of a change before which to go on: `next` of the page before',
    },
    answers: 'AddressChangeList',
  },
  {
    method: 'get',
    path: '/api/coded-addresses/{code}',
    summary: 'What has become of a code: itself, or its successors through splits and merges',
    answers: 'AddressOfCode',
  },
  {
    method: 'post',
    path: '/api/addresses/changes',
    summary:
      'Creates, renames, renumbers, moves, splits, merges or demolishes; or tells what that would do',
    body: 'AddressChangeInput',
    answers: 'AddressChangeResult',
  },
  {
    method: 'post',
    path: '/api/addresses/changes/{id}/reverse',
    summary: 'Takes a change back, as long as nothing depends on it',
    body: 'AddressReversal',
    answers: 'AddressChangeResult',
  },
  {
    method: 'post',
    path: '/api/addresses/certify',
    summary: 'Verifies or activates one address, or a whole street',
    body: 'AddressCertification',
    answers: 'AddressChangeResult',
  },
  {
    method: 'post',
    path: '/api/addresses/aliases',
    summary: 'Gives an address another name',
    body: 'NewAddressAlias',
    answers: 'AddressChangeResult',
  },
  {
    method: 'post',
    path: '/api/addresses/aliases/end',
    summary: 'Ends another name of an address',
    body: 'AddressAliasEnd',
    answers: 'AddressChangeResult',
  },
]
