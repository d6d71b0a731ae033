import type { OperationText } from './describe.ts'

const PURPOSE = '/api/sessions/current/purpose'

/** Who lives where, and what personal values are looked at for. */
export const PEOPLE_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: PURPOSE,
    summary: 'What this session looks at personal values for; null = nothing stated',
    answers: 'StatedPurpose',
  },
  {
    method: 'put',
    path: PURPOSE,
    summary:
      'States a purpose for 30 minutes: values of grade 3 and 4 within the rights come unmasked',
    body: 'PurposeStatement',
    answers: 'StatedPurpose',
  },
  {
    method: 'delete',
    path: PURPOSE,
    summary: 'Ends the stated purpose',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/people',
    summary:
      'Who lives in a room; needs grade 3 there, names and numbers need grade 4 and a purpose',
    query: { room: 'Code of the room' },
    answers: 'RoomResidents',
  },
  {
    method: 'post',
    path: '/api/people/search',
    summary: 'Whose document or phone has exactly this number; needs grade 4 and a purpose',
    body: 'PersonQuestion',
    answers: 'PersonSearchResult',
  },
]
