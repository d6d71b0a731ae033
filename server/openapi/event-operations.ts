import type { OperationText } from './describe.ts'

const PERIOD = {
  'from!': 'ISO 8601',
  'to!': 'ISO 8601, not included',
  area: 'Prefix of grid codes',
}

/** The event loop: reporting, routing, acting, and what was reached. */
export const EVENT_OPERATIONS: readonly OperationText[] = [
  {
    method: 'post',
    path: '/api/events',
    summary:
      'Reports an event; sent again with the same Idempotency-Key it answers the one that is there',
    body: 'NewEvent',
    answers: 'ReportedEvent',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/events/batch',
    summary:
      'Reports of another system, as a list or as CSV; the sender’s own numbers make repeated rows harmless',
    body: 'EventBatch',
    answers: 'EventBatchResult',
  },
  {
    method: 'post',
    path: '/api/events/outcomes',
    summary:
      'What has become of reports that this account has sent, by its own numbers; /live says when to ask again',
    body: 'ReportsAsked',
    answers: 'ReportOutcomes',
  },
  {
    method: 'post',
    path: '/api/events/people',
    summary: 'Who could handle several events, and how many of them each could',
    body: 'EventNumbers',
    answers: 'EventPerson[]',
  },
  {
    method: 'post',
    path: '/api/events/actions',
    summary: 'Does one thing with several events; each is answered for itself',
    body: 'EventBulkAction',
    answers: 'EventBatchResult',
  },
  {
    method: 'post',
    path: '/api/events/{no}/actions',
    summary:
      'Does something with an event; 409 with the reason where it cannot be done now or by this account',
    body: 'EventActionRequest',
    answers: 'EventActed',
  },
  {
    method: 'get',
    path: '/api/events/{no}/people',
    summary: 'Who could handle or verify it',
    answers: 'EventPerson[]',
  },
  {
    method: 'get',
    path: '/api/event-work',
    summary: 'What waits for this account or its desks, the soonest due first',
    query: { limit: '1–500, default 200' },
    answers: 'EventWork',
  },
  {
    method: 'get',
    path: '/api/event-indicators',
    summary: 'What was reached in a period: shares with what they were counted from',
    query: PERIOD,
    answers: 'EventIndicator[]',
  },
  {
    method: 'get',
    path: '/api/event-indicators/rows',
    summary: 'The events behind an indicator',
    query: {
      ...PERIOD,
      'key!': 'Of the indicator',
      part: 'numerator, rest or all (default)',
      limit: '1–500, default 200',
    },
    answers: 'EventSummary[]',
  },
  {
    method: 'get',
    path: '/api/event-indicators/grids',
    summary: 'What each grid found, against what grids of its make-up find',
    query: PERIOD,
    answers: 'GridFinding[]',
  },
  {
    method: 'post',
    path: '/api/event-photos',
    summary:
      'Sends a photo (part file; fields moment, lon, lat); position and device are taken out of it',
    body: 'multipart/form-data',
    answers: 'SentPhoto',
    status: 201,
  },
  {
    method: 'get',
    path: '/api/event-photos/{digest}',
    summary: 'A photo of an event that the scope may see, or of one’s own',
    answers: 'image/*',
  },
  {
    method: 'get',
    path: '/api/event-routing',
    summary: 'The rules by which events come to their desks, in their order',
    answers: 'RoutingTable',
  },
  {
    method: 'post',
    path: '/api/event-routing',
    summary: 'Publishes another table of rules; the district’s desk alone',
    body: 'RoutingRules',
    answers: 'RoutingTable',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/event-routing/test',
    summary: 'What another table would have done with the events of the last days',
    body: 'RoutingTest',
    answers: 'RoutingReplay',
  },
  {
    method: 'get',
    path: '/api/shift-handovers',
    summary: 'Hand-overs at the end of a shift, offered to this account or by it in the last week',
    answers: 'ShiftHandover[]',
  },
  {
    method: 'get',
    path: '/api/shift-handovers/takers',
    summary: 'Who could take everything that this account has in hand',
    answers: 'EventPerson[]',
  },
  {
    method: 'post',
    path: '/api/shift-handovers',
    summary: 'Offers what one has in hand to somebody; nothing moves before it is accepted',
    body: 'NewShiftHandover',
    answers: 'ShiftHandover',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/shift-handovers/{id}/answer',
    summary: 'Accepts, declines or withdraws; accepting moves the events',
    body: 'ShiftAnswer',
    answers: 'ShiftHandoverResult',
  },
  {
    method: 'get',
    path: '/api/event-days/{date}',
    summary: 'What there was on a day, and how each event went on',
    query: { area: 'Prefix of grid codes' },
    answers: 'EventDay',
  },
  {
    method: 'get',
    path: '/api/event-surroundings',
    summary: 'What lies around a place: outlines for a small map on a phone',
    query: { 'at!': 'lon,lat in degrees, CGCS2000' },
    answers: 'EventSurroundings',
  },
]
